package dev.mltd.retrain.dl4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Split;
import dev.mltd.retrain.Histories;
import dev.mltd.retrain.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a training delivers, and what it costs. */
class TrainedRunTest {
  private static final TrainingData DATA = Flowers.data();

  @Test
  void theLastWeightsAreDelivered() {
    TrainedRun run = Toys.train(Map.of());
    assertThat(validationLoss(run)).isEqualTo(Histories.end(run.history(), Metric.VALIDATION_LOSS));
    assertThat(run.failure()).isEmpty();
    assertThat(run.consumedExamples()).isEqualTo(5 * 90);
    assertThat(run.trainedExamples()).isEqualTo(5 * 90);
    assertThat(run.savedExamples()).isZero();
    assertThat(run.secondsPerExample()).isPositive().isLessThan(1);
  }

  @Test
  void earlyStoppingEndsTheTrainingAndDeliversTheBestWeights() {
    TrainedRun run = Toys.train(noisy("early_stopping", "4"));
    double[] losses = Histories.values(run.history(), Metric.VALIDATION_LOSS);
    int best = 1;
    for (int epoch = 1; epoch < losses.length; epoch++) {
      best = losses[epoch] < losses[best] ? epoch : best;
    }
    assertThat(losses).hasSizeLessThan(61);
    assertThat(losses.length - 1).isEqualTo(best + 4);
    assertThat(validationLoss(run)).isEqualTo(losses[best]).isLessThan(losses[losses.length - 1]);
    assertThat(run.history().run().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run.trainedExamples()).isEqualTo((best + 4) * 90L);
  }

  @Test
  void earlyStoppingOfZeroIsNone() {
    TrainedRun run = Toys.train(noisy("early_stopping", "0"));
    double[] losses = Histories.values(run.history(), Metric.VALIDATION_LOSS);
    assertThat(losses).hasSize(61);
    assertThat(validationLoss(run)).isEqualTo(losses[60]);
    assertThat(Arrays.stream(losses).min().getAsDouble()).isLessThan(losses[60]);
  }

  @Test
  void aTrainingThatBreaksIsChargedWithAllThatItWouldHaveLearnedFrom() {
    TrainedRun run = Toys.train(Map.of("learning_rate", "1e9", "epochs", "50"));
    assertThat(run.failure()).contains("non-finite loss");
    assertThat(run.history().run().status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.consumedExamples()).isBetween(1L, 50L * 90 - 1);
    assertThat(run.trainedExamples()).isEqualTo(50 * 90);
    assertThat(run.savedExamples()).isEqualTo(50 * 90 - run.consumedExamples());
  }

  @Test
  void aHopelessTrainingIsStopped() {
    List<Double> seen = new ArrayList<>();
    TrainedRun run =
        NetworkTrainer.run(
            Toys.run(),
            Toys.config(Map.of("epochs", "50")),
            1,
            DATA,
            (epoch, trainingLoss, validation) -> {
              seen.add(validation.get(Metric.VALIDATION_ACCURACY));
              return epoch == 3 ? Optional.of("far worse than control") : Optional.empty();
            });
    assertThat(run.failure()).contains("far worse than control");
    assertThat(run.history().run().status()).isEqualTo(RunStatus.FAILED);
    assertThat(seen)
        .hasSize(3)
        .last()
        .isEqualTo(Histories.end(run.history(), Metric.VALIDATION_ACCURACY));
    assertThat(run.consumedExamples()).isEqualTo(3 * 90);
    assertThat(run.savedExamples()).isEqualTo(47 * 90);
  }

  private static double validationLoss(TrainedRun run) {
    return run.model()
        .evaluate(DATA.validation(), Split.VALIDATION)
        .values()
        .get(Metric.VALIDATION_LOSS);
  }

  private static Map<String, String> noisy(String key, String value) {
    return Map.of("learning_rate", "0.5", "batch_size", "4", "epochs", "60", key, value);
  }
}

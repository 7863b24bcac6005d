package dev.mltd.retrain.dl4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.retrain.RunTrainings;
import dev.mltd.retrain.SparkForTests;
import dev.mltd.retrain.Trainer;
import dev.mltd.retrain.TrainingStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One network trained by two workers at once, on a real Spark with two threads. */
class Dl4jSparkTrainerTest {
  private static final Map<String, String> USUAL =
      Map.of(
          "learning_rate", "0.2",
          "batch_size", "8",
          "epochs", "30",
          "input_scaling", "standardise");

  private static final Program IRIS = new Program("iris-mlp");

  @TempDir private Path warehouse;

  private final List<String> told = new ArrayList<>();

  private TrainingOutcome train(Map<String, String> config, String device)
      throws InterruptedException {
    Trainer trainer = new Dl4jSparkTrainer(new Flowers(), 2);
    Training training =
        new Training(
            IRIS,
            Toys.config(config),
            7,
            new DataReference("lab", Flowers.data().fingerprint()),
            trainer.kind(),
            trainer.version(),
            device);
    return new RunTrainings(
            SparkForTests.context(), warehouse.toString(), Map.of(IRIS.name(), trainer))
        .run(List.of(training), outcome -> told.add(outcome.trainingId()))
        .get(training.id());
  }

  private TrainingOutcome train(Map<String, String> config) throws InterruptedException {
    return train(config, "cpu");
  }

  @Test
  void itLearnsAndKeepsAHistoryAndAModelThatScoresWhatWasMeasured()
      throws IOException, InterruptedException {
    TrainingOutcome outcome = train(USUAL);
    assertThat(outcome.reason()).isEmpty();
    assertThat(outcome.values().get("validation accuracy")).isGreaterThan(0.85);
    assertThat(outcome.trainedExamples()).isEqualTo(30 * 90);
    assertThat(told).containsExactly(outcome.trainingId());
    TrainedModel model = TrainedModel.load(Path.of(outcome.model()));
    assertThat(
            model
                .evaluate(Flowers.data().validation(), Split.VALIDATION)
                .values()
                .get(Metric.VALIDATION_ACCURACY))
        .isEqualTo(outcome.values().get("validation accuracy"));
    List<Series> series =
        new TrainingStore(warehouse.toString(), SparkForTests.context().hadoopConfiguration())
            .history(outcome.trainingId())
            .orElseThrow()
            .series();
    double[] losses =
        series.stream()
            .filter(one -> one.metric().equals(Metric.TRAIN_LOSS))
            .findFirst()
            .orElseThrow()
            .values();
    assertThat(losses).hasSize(31);
    assertThat(losses[30]).isLessThan(losses[0] / 2);
    assertThat(series)
        .extracting(Series::metric)
        .contains(Metric.TRAIN_LOSS, Metric.VALIDATION_LOSS, Metric.WEIGHT_NORM)
        .doesNotContain(Metric.GRADIENT_NORM);
  }

  /** The schedule, the optimizer's state, weighted losses and clipping all have to travel. */
  @Test
  void whatFixesChangeReachesTheWorkers() throws InterruptedException {
    TrainingOutcome outcome =
        train(
            Map.of(
                "optimizer", "adam",
                "learning_rate", "0.02",
                "batch_size", "8",
                "epochs", "12",
                "schedule", "cosine",
                "warmup_epochs", "2",
                "class_weights", "balanced",
                "gradient_clipping", "1.0",
                "dropout", "0.1",
                "l2", "0.0001"));
    assertThat(outcome.reason()).isEmpty();
    assertThat(outcome.values().get("validation accuracy")).isGreaterThan(0.8);
  }

  @Test
  void theSameSeedGivesTheSameNumbers(@TempDir Path other) throws InterruptedException {
    TrainingOutcome first = train(USUAL);
    warehouse = other;
    assertThat(train(USUAL).values()).isEqualTo(first.values());
  }

  @Test
  void aLossThatIsNoNumberIsAFailure() throws InterruptedException {
    TrainingOutcome outcome = train(Map.of("learning_rate", "1e9", "epochs", "50"));
    assertThat(outcome.status()).isEqualTo(TrainingOutcome.Status.FAILED);
    assertThat(outcome.savedExamples()).isPositive();
  }

  @Test
  void aGpuIsRefusedWithAReason() throws InterruptedException {
    assertThat(train(USUAL, "gpu").reason()).contains("GPU");
  }
}

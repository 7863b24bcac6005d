package dev.mltd.retrain.dl4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.retrain.Histories;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.ClassWeights;
import dev.mltd.retrain.dl4j.NetworkDescription;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;

/** What is done for rare classes. */
class ClassBalanceTest {
  private static final TrainingData DATA = Toys.imbalanced();

  @Test
  void balancedWeightsAreTheInverseOfSharesAndOneOnAverage() {
    float[] weights = ClassWeights.BALANCED.of(DATA.training());
    assertThat(weights[0]).isCloseTo(200 / 2f / 190, within(1e-6f));
    assertThat(weights[1]).isCloseTo(200 / 2f / 10, within(1e-6f));
    assertThat(ClassWeights.NONE.of(DATA.training())).containsOnly(1);
  }

  @Test
  void aClassWithoutExamplesChangesNoWeight() {
    TrainingData onlyCommon = DATA.withTrainingExamples(20);
    assertThat(ClassWeights.BALANCED.of(onlyCommon.training())).containsExactly(1, 1);
  }

  @Test
  void weightsRaiseTheRecallOfTheRareClass() {
    assertThat(rareRecall(Map.of())).isLessThan(0.5);
    assertThat(rareRecall(Map.of("class_weights", "balanced"))).isGreaterThan(0.7);
  }

  @Test
  void weightsServeAnyLoss() {
    Map<String, String> squares = Map.of("loss", "mean_squared_error");
    Map<String, String> weighted = new TreeMap<>(squares);
    weighted.put("class_weights", "balanced");
    assertThat(rareRecall(weighted)).isGreaterThan(rareRecall(squares) + 0.2);
  }

  @Test
  void theValidationLossIsNotWeighted() {
    double[] plain = loss(Map.of(), Metric.VALIDATION_LOSS);
    double[] weighted = loss(Map.of("class_weights", "balanced"), Metric.VALIDATION_LOSS);
    assertThat(weighted[0]).isEqualTo(plain[0]);
    assertThat(loss(Map.of("class_weights", "balanced"), Metric.TRAIN_LOSS)[0])
        .isNotCloseTo(loss(Map.of(), Metric.TRAIN_LOSS)[0], within(1e-3));
  }

  @Test
  void oversamplingDrawsEveryClassEquallyOftenAndAsManyInAll() {
    NetworkDescription description =
        Toys.description(Map.of("oversampling", "true", "batch_size", "200"));
    TrainingBatches batches = new TrainingBatches(description, DATA, new Random(1));
    batches.nextEpoch();
    DataSet first = batches.from(0);
    assertThat(first.numExamples()).isEqualTo(DATA.training().size());
    assertThat(first.getLabels().sum(0).toDoubleVector()).containsExactly(100, 100);
    batches.nextEpoch();
    assertThat(batches.from(0).getFeatures()).isNotEqualTo(first.getFeatures());
  }

  @Test
  void oversamplingRaisesTheRecallOfTheRareClass() {
    assertThat(rareRecall(Map.of("oversampling", "true"))).isGreaterThan(0.7);
  }

  @Test
  void balancedAccuracyIsTheMeanRecall() {
    TrainedRun run = Toys.train(DATA, Map.of("class_weights", "balanced"));
    double[] balanced = Histories.values(run.history(), NetworkTrainer.BALANCED_ACCURACY);
    double[] common = Histories.values(run.history(), Metric.CLASS_RECALL, "common");
    double[] rare = Histories.values(run.history(), Metric.CLASS_RECALL, "rare");
    for (int k = 0; k < balanced.length; k++) {
      assertThat(balanced[k]).isCloseTo((common[k] + rare[k]) / 2, within(1e-12));
    }
  }

  private static double rareRecall(Map<String, String> changes) {
    return Histories.end(Toys.train(DATA, linear(changes)).history(), Metric.CLASS_RECALL, "rare");
  }

  private static double[] loss(Map<String, String> changes, Metric metric) {
    return Histories.values(Toys.train(DATA, linear(changes)).history(), metric);
  }

  private static Map<String, String> linear(Map<String, String> changes) {
    Map<String, String> config = new TreeMap<>(Map.of("hidden_layers", "0", "epochs", "20"));
    config.putAll(changes);
    return config;
  }
}

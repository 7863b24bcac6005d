package dev.mltd.retrain.dl4j.training;

import static dev.mltd.retrain.Histories.end;
import static dev.mltd.retrain.Histories.layers;
import static dev.mltd.retrain.Histories.numbers;
import static dev.mltd.retrain.Histories.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Series;
import dev.mltd.retrain.Examples;
import dev.mltd.retrain.TrainingData;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkTrainerTest {
  private static final Map<String, String> GOOD =
      Map.of("learning_rate", "0.1", "batch_size", "16", "epochs", "20", "width", "16");

  @Test
  void aHealthyRunLearns() {
    RunHistory history = train(Map.of());

    double[] loss = values(history, Metric.TRAIN_LOSS);
    assertThat(loss).hasSize(21);
    assertThat(end(history, Metric.TRAIN_LOSS)).isLessThan(loss[0] / 3);
    assertThat(end(history, Metric.VALIDATION_ACCURACY)).isGreaterThan(0.85);
    assertThat(history.run().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(history.run().deviceHours().getAsDouble()).isPositive();
    assertThat(history.run().config().text("width")).contains("16");
    assertThat(history.run().seed()).hasValue(1);
  }

  @Test
  void recordsEveryCurveOfEveryLayer() {
    RunHistory history = train(Map.of("epochs", "3"));

    assertThat(layers(history, Metric.TRAIN_LOSS)).containsExactly("");
    assertThat(layers(history, Metric.VALIDATION_LOSS)).containsExactly("");
    assertThat(layers(history, Metric.VALIDATION_ACCURACY)).containsExactly("");
    assertThat(layers(history, NetworkTrainer.BALANCED_ACCURACY)).containsExactly("");
    assertThat(values(history, Metric.LEARNING_RATE)).containsExactly(0.1, 0.1, 0.1);
    assertThat(layers(history, Metric.CLASS_RECALL))
        .containsExactly("setosa", "versicolor", "virginica");
    assertThat(layers(history, Metric.GRADIENT_NORM))
        .containsExactlyInAnyOrder("", "hidden_01", "hidden_02", "output");
    assertThat(layers(history, Metric.WEIGHT_NORM))
        .containsExactlyInAnyOrder("", "hidden_01", "hidden_02", "output");
    assertThat(layers(history, Metric.UPDATE_RATIO))
        .containsExactly("hidden_01", "hidden_02", "output");
    assertThat(layers(history, Metric.DEAD_UNITS)).containsExactly("hidden_01", "hidden_02");
    assertThat(layers(history, Metric.SATURATED_UNITS)).isEmpty();
  }

  @Test
  void layersAreTheSameWithBatchNormalisation() {
    RunHistory history =
        train(
            Map.of(
                "epochs",
                "3",
                "batch_normalisation",
                "true",
                "activation",
                "tanh",
                "dropout",
                "0.1"));
    assertThat(layers(history, Metric.UPDATE_RATIO))
        .containsExactly("hidden_01", "hidden_02", "output");
    assertThat(layers(history, Metric.SATURATED_UNITS)).containsExactly("hidden_01", "hidden_02");
    assertThat(layers(history, Metric.DEAD_UNITS)).isEmpty();
    assertThat(end(history, Metric.TRAIN_LOSS)).isFinite();
  }

  @Test
  void longTrainingsKeepAFewPointsPerLayerAndAllLosses() {
    RunHistory history = train(Map.of("epochs", "90", "batch_size", "90"));
    assertThat(values(history, Metric.TRAIN_LOSS)).hasSize(91);
    assertThat(values(history, Metric.GRADIENT_NORM, "output")).hasSize(30);
  }

  @Test
  void anAbsurdLearningRateEndsTheRunAndIsRecorded() {
    RunHistory history = train(Map.of("learning_rate", "1e30"));

    assertThat(end(history, Metric.TRAIN_LOSS)).isNaN();
    assertThat(values(history, Metric.TRAIN_LOSS).length).isLessThan(5);
    assertThat(history.run().status()).isEqualTo(RunStatus.FAILED);
    assertThat(end(history, Metric.GRADIENT_NORM)).isNaN();
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    Map<String, String> config = Map.of("epochs", "5", "dropout", "0.2", "optimizer", "adam");
    String first = numbers(train(config, 3));
    assertThat(numbers(train(config, 3))).isEqualTo(first);
    assertThat(numbers(train(config, 4))).isNotEqualTo(first);
  }

  @Test
  void theSameSeedGivesTheSameNumbersOfAConvolutionAndOfAMemory() {
    Map<String, String> convolution =
        Map.of("layer_type", "convolution", "epochs", "2", "width", "4", "frozen_layers", "1");
    String first = numbers(train(Toys.images(), convolution));
    assertThat(numbers(train(Toys.images(), convolution))).isEqualTo(first);
    Map<String, String> memory =
        Map.of("layer_type", "lstm", "epochs", "2", "width", "4", "activation", "tanh");
    first = numbers(train(Toys.sequences(), memory));
    assertThat(numbers(train(Toys.sequences(), memory))).isEqualTo(first);
  }

  @Test
  void recordsTheLayersOfAConvolutionAndOfAMemory() {
    RunHistory convolution =
        train(
            Toys.images(),
            Map.of("layer_type", "convolution", "epochs", "2", "batch_normalisation", "true"));
    assertThat(layers(convolution, Metric.UPDATE_RATIO))
        .containsExactly("hidden_01", "hidden_02", "output");
    assertThat(layers(convolution, Metric.DEAD_UNITS)).containsExactly("hidden_01", "hidden_02");
    RunHistory memory =
        train(
            Toys.sequences(),
            Map.of("layer_type", "lstm", "epochs", "2", "width", "4", "activation", "tanh"));
    assertThat(layers(memory, Metric.UPDATE_RATIO))
        .containsExactly("hidden_01", "hidden_02", "output");
    assertThat(layers(memory, Metric.SATURATED_UNITS)).containsExactly("hidden_01", "hidden_02");
    assertThat(end(memory, Metric.UPDATE_RATIO, "hidden_01")).isPositive();
  }

  @Test
  void aScheduleChangesTheRecordedLearningRateAndTheSteps() {
    Map<String, String> scheduled =
        Map.of("epochs", "8", "schedule", "step", "warmup_epochs", "1", "batch_size", "90");
    RunHistory history = train(scheduled);
    assertThat(values(history, Metric.LEARNING_RATE))
        .containsExactly(new double[] {0.05, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.001}, within(1e-12));
    assertThat(end(history, Metric.UPDATE_RATIO, "output"))
        .isLessThan(values(history, Metric.UPDATE_RATIO, "output")[4] / 30);
  }

  @Test
  void aFrozenLayerHasGradientsButDoesNotMove() {
    RunHistory history = train(Map.of("epochs", "3", "frozen_layers", "1", "l2", "0.01"));
    assertThat(values(history, Metric.UPDATE_RATIO, "hidden_01")).containsOnly(0);
    assertThat(end(history, Metric.GRADIENT_NORM, "hidden_01")).isPositive();
    assertThat(end(history, Metric.UPDATE_RATIO, "hidden_02")).isPositive();
  }

  @Test
  void aHalfPrecisionLossBreaksOnceATrueClassIsImpossible() {
    Map<String, String> wide = Map.of("initialisation", "normal", "initialisation_deviation", "3");
    assertThat(train(wide).run().status()).isEqualTo(RunStatus.FINISHED);
    Map<String, String> half = new TreeMap<>(wide);
    half.put("loss_precision", "half");
    RunHistory history = train(half);
    assertThat(history.run().status()).isEqualTo(RunStatus.FAILED);
    assertThat(end(history, Metric.TRAIN_LOSS)).isInfinite();
  }

  @Test
  void refusesLayersThatDoNotFitTheData() {
    assertThatThrownBy(() -> train(Map.of("layer_type", "convolution")))
        .hasMessage("hyper-parameter layer_type does not fit inputs that are Flat[]");
    assertThatThrownBy(() -> train(Toys.images(), Map.of("layer_type", "lstm")))
        .hasMessageContaining("layer_type does not fit");
  }

  @Test
  void trainingsBesideEachOtherDoNotDisturbEachOther() {
    Map<String, String> config = Map.of("epochs", "10", "dropout", "0.2");
    List<String> alone =
        IntStream.range(0, 4).mapToObj(seed -> numbers(train(config, seed))).toList();
    List<CompletableFuture<String>> together =
        IntStream.range(0, 4)
            .mapToObj(seed -> CompletableFuture.supplyAsync(() -> numbers(train(config, seed))))
            .toList();
    assertThat(together.stream().map(CompletableFuture::join).toList()).isEqualTo(alone);
  }

  @Test
  void thePenaltyIsNotPartOfTheLossButShrinksTheWeights() {
    RunHistory free = train(Map.of("epochs", "30"));
    RunHistory penalised = train(Map.of("epochs", "30", "l2", "0.05"));
    assertThat(end(penalised, Metric.WEIGHT_NORM)).isLessThan(end(free, Metric.WEIGHT_NORM) / 1.5);
    assertThat(values(penalised, Metric.TRAIN_LOSS)[1])
        .isLessThan(values(free, Metric.TRAIN_LOSS)[1] * 1.2);
  }

  @Test
  void plainStepsAreTheLearningRateTimesTheGradient() {
    // One batch per epoch and one layer, so that norms of means and means of norms agree.
    RunHistory history =
        train(Map.of("epochs", "4", "batch_size", "90", "hidden_layers", "0", "l2", "0"));
    double gradient = values(history, Metric.GRADIENT_NORM, "output")[0];
    double weights = values(history, Metric.WEIGHT_NORM, "output")[0];
    double ratio = values(history, Metric.UPDATE_RATIO, "output")[0];
    // The gradient counts the bias too, which the ratio leaves out.
    assertThat(ratio).isBetween(0.7 * 0.1 * gradient / weights, 1.001 * 0.1 * gradient / weights);
  }

  @Test
  void clippingBoundsTheStepsNotTheRecordedGradients() {
    Map<String, String> config = Map.of("epochs", "1", "batch_size", "90", "hidden_layers", "0");
    Map<String, String> clipped = new TreeMap<>(config);
    clipped.put("gradient_clipping", "0.01");
    RunHistory history = train(clipped);
    assertThat(values(history, Metric.GRADIENT_NORM, "output"))
        .isEqualTo(values(train(config), Metric.GRADIENT_NORM, "output"));
    assertThat(end(history, Metric.UPDATE_RATIO, "output"))
        .isLessThanOrEqualTo(1.001 * 0.1 * 0.01 / values(history, Metric.WEIGHT_NORM, "output")[0]);
  }

  @Test
  void gradientsFallWithDepthWhereTheyVanish() {
    RunHistory history =
        train(
            Map.of(
                "activation",
                "sigmoid",
                "hidden_layers",
                "6",
                "initialisation",
                "normal",
                "epochs",
                "3"));
    double first = end(history, Metric.GRADIENT_NORM, "hidden_01");
    double middle = end(history, Metric.GRADIENT_NORM, "hidden_04");
    double last = end(history, Metric.GRADIENT_NORM, "output");
    assertThat(first).isLessThan(middle / 10);
    assertThat(middle).isLessThan(last / 10);
  }

  @Test
  void unitsWithAVeryNegativeBiasAreDead() {
    RunHistory history = train(Map.of("bias_initial", "-10", "epochs", "3"));
    assertThat(values(history, Metric.DEAD_UNITS, "hidden_01")).containsOnly(1.0);
    assertThat(end(train(Map.of("epochs", "3")), Metric.DEAD_UNITS, "hidden_01")).isZero();
  }

  @Test
  void unitsWithAVeryLargeBiasAreSaturated() {
    RunHistory history =
        train(Map.of("bias_initial", "20", "epochs", "3", "activation", "sigmoid"));
    assertThat(end(history, Metric.SATURATED_UNITS, "hidden_01")).isEqualTo(1.0);
  }

  @Test
  void aRegressionRecordsItsError() {
    // The double of one number: a network without hidden layers can do it.
    float[][] inputs = new float[32][1];
    float[][] targets = new float[32][1];
    for (int k = 0; k < 32; k++) {
      inputs[k][0] = k / 16f - 1;
      targets[k][0] = 2 * inputs[k][0];
    }
    Examples examples = new Examples(inputs, targets);
    RunHistory history =
        train(
            new TrainingData(examples, examples, List.of()),
            Map.of("hidden_layers", "0", "epochs", "100"));
    assertThat(end(history, NetworkTrainer.VALIDATION_ERROR)).isLessThan(0.05);
    assertThat(end(history, Metric.VALIDATION_LOSS)).isLessThan(0.0025);
    assertThat(layers(history, Metric.VALIDATION_ACCURACY)).isEmpty();
  }

  @Test
  void refusesMoreExamplesThanThereAre() {
    assertThatThrownBy(() -> train(Map.of("training_examples", "91")))
        .hasMessage("hyper-parameter training_examples is 91, but there are only 90");
    assertThat(end(train(Map.of("training_examples", "9", "epochs", "1")), Metric.TRAIN_LOSS))
        .isFinite();
  }

  @Test
  void pointsOfACurveAreTimed() {
    for (Series series : train(Map.of("epochs", "2")).series()) {
      assertThat(series.seconds()).hasSize(series.size()).isSorted();
    }
  }

  private static RunHistory train(Map<String, String> changes) {
    return train(changes, 1);
  }

  private static RunHistory train(TrainingData data, Map<String, String> changes) {
    return train(data, changes, 1);
  }

  private static RunHistory train(Map<String, String> changes, long seed) {
    return train(Flowers.data(), changes, seed);
  }

  private static RunHistory train(TrainingData data, Map<String, String> changes, long seed) {
    return NetworkTrainer.run(Toys.run(), config(changes), seed, data, StopCondition.NEVER)
        .history();
  }

  private static RunConfig config(Map<String, String> changes) {
    Map<String, String> config = new TreeMap<>(GOOD);
    config.putAll(changes);
    return RunConfig.of(config);
  }
}

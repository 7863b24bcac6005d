package dev.mltd.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.remedies.Fixes;
import dev.mltd.jobs.lab.programs.LabProgram;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.training.NetworkTrainer;
import dev.mltd.retrain.dl4j.training.StopCondition;
import dev.mltd.retrain.dl4j.training.TrainedRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever keys a fix writes, the trainer of networks carries them out or refuses them by name. */
class FixesOnNetworksTest {
  private static final DataProfile CLASSES =
      new DataProfile("data", "f", 20, new TreeMap<>(Map.of("a", 10L, "b", 10L)), List.of(), "");

  /** With all that fixes take away or make less of. */
  private static final Map<String, String> COMMON =
      Map.ofEntries(
          Map.entry("learning_rate", "0.01"),
          Map.entry("batch_size", "16"),
          Map.entry("epochs", "2"),
          Map.entry("training_examples", "32"),
          Map.entry("hidden_layers", "2"),
          Map.entry("width", "4"),
          Map.entry("activation", "tanh"),
          Map.entry("initialisation", "normal"),
          Map.entry("initialisation_deviation", "0.1"),
          Map.entry("bias_initial", "0.1"),
          Map.entry("dropout", "0.1"),
          Map.entry("l2", "0.001"),
          Map.entry("optimizer", "momentum"),
          Map.entry("momentum", "0.8"));

  private static final RunConfig USUAL = with(Map.of());

  private static final RunConfig UNSUITED =
      with(
          Map.of(
              "loss", "mean_squared_error", "output_activation", "sigmoid", "frozen_layers", "1"));

  private static final RunConfig IMPRECISE = with(Map.of("loss_precision", "half"));

  static List<Fix> fixes() {
    return Fixes.ALL;
  }

  @ParameterizedTest
  @MethodSource("fixes")
  void everyFixOfADenseNetworkThatTellsClassesApartIsTrained(Fix fix) {
    TrainingData data = LabProgram.IRIS.data();
    int trained = 0;
    for (RunConfig config : List.of(USUAL, UNSUITED, IMPRECISE)) {
      Optional<RunConfig> fixed = fix.apply(config, CLASSES);
      // Logits need the loss and the output of the task, which are other fixes' to set.
      if (fixed.isPresent() && NetworkTrainer.refusal(fixed.get(), data).isEmpty()) {
        TrainedRun run =
            NetworkTrainer.run(
                Run.of("run", LabProgram.IRIS.program()),
                fixed.get(),
                1,
                data,
                StopCondition.NEVER);
        assertThat(run.history().run().config()).isEqualTo(fixed.get());
        assertThat(run.consumedExamples()).isPositive();
        trained++;
      }
    }
    assertThat(trained).as("trainings with %s", fix.name()).isPositive();
    assertThat(fix.apply(USUAL, CLASSES).flatMap(one -> NetworkTrainer.refusal(one, data)))
        .isEmpty();
  }

  @Test
  void whatOtherNetworksCannotDoIsRefusedByKey() {
    assertThat(refused(LabProgram.FRIEDMAN, "dense"))
        .containsExactly(
            Map.entry("ClassWeights", "class_weights"),
            Map.entry("LabelSmoothing", "label_smoothing"),
            Map.entry("LossFromLogits", "loss_from_logits"),
            Map.entry("Oversampling", "oversampling"));
    assertThat(refused(LabProgram.DIGITS, "convolution")).isEmpty();
    assertThat(refused(LabProgram.WAVES, "lstm"))
        .containsExactly(
            Map.entry("ReluAndBatchNormalisation", "batch_normalisation"),
            Map.entry("ResidualConnections", "residual_connections"));
  }

  /** The fixes that are refused, and the key that each refusal names, which the fix wrote. */
  private static SortedMap<String, String> refused(LabProgram program, String layerType) {
    RunConfig config = with(Map.of("layer_type", layerType));
    TrainingData data = program.data();
    SortedMap<String, String> refused = new TreeMap<>();
    for (Fix fix : Fixes.ALL) {
      Optional<RunConfig> fixed =
          fix.apply(config, program.isRegression() ? DataProfile.UNKNOWN : CLASSES);
      Optional<String> refusal = fixed.flatMap(one -> NetworkTrainer.refusal(one, data));
      if (refusal.isPresent()) {
        List<String> keys = Change.between(config, fixed.get()).keys();
        refused.put(
            fix.name(),
            keys.stream()
                .filter(key -> refusal.get().startsWith("hyper-parameter " + key + " "))
                .findFirst()
                .orElse(refusal.get()));
      }
    }
    return refused;
  }

  private static RunConfig with(Map<String, String> more) {
    Map<String, String> config = new TreeMap<>(COMMON);
    config.putAll(more);
    return RunConfig.of(config);
  }
}

package dev.mltd.analysis.fixes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.causes.Causes;
import dev.mltd.analysis.causes.GradientsNotReset;
import dev.mltd.analysis.causes.LearningRateTooHigh;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each fix changes, and that the catalogue cannot rot. */
class FixesTest {
  private static final Path SOURCES =
      Path.of("src", "main", "java", "dev", "mltd", "analysis", "fixes");
  private static final DataProfile THREE_CLASSES =
      new DataProfile(
          "data", "f", 30, new TreeMap<>(Map.of("a", 10L, "b", 10L, "c", 10L)), List.of(), "");

  /** A config and what the fix says of it. */
  static Stream<Arguments> changes() {
    return Stream.of(
        arguments(
            new AdamOptimizer(),
            "optimizer=momentum momentum=0.9 learning_rate=0.1",
            "learning_rate from 0.1 to 0.001, momentum removed (was 0.9), "
                + "optimizer from momentum to adam"),
        arguments(new AllExamples(), "training_examples=80", "training_examples removed (was 80)"),
        arguments(new BatchDividedBy4(), "batch_size=64", "batch_size from 64 to 16"),
        arguments(
            new BatchTimes4(),
            "batch_size=4 learning_rate=0.1",
            "batch_size from 4 to 16, learning_rate from 0.1 to 0.2"),
        arguments(new ClassWeights(), "", "class_weights set to balanced"),
        arguments(
            new ClippingAndLowerLearningRate(),
            "learning_rate=0.1 gradient_clipping=10",
            "gradient_clipping from 10 to 1, learning_rate from 0.1 to 0.01"),
        arguments(new Deeper(), "hidden_layers=0", "hidden_layers from 0 to 1"),
        arguments(new Deeper(), "hidden_layers=6", "hidden_layers from 6 to 9"),
        arguments(
            new DropoutAndL2(), "dropout=0 l2=0", "dropout from 0 to 0.3, l2 from 0 to 0.001"),
        arguments(
            new DropoutAndL2(),
            "dropout=0.6 weight_decay=0.003",
            "dropout from 0.6 to 0.7, weight_decay from 0.003 to 0.03"),
        arguments(new EarlyStopping(), "epochs=200", "early_stopping set to 20"),
        arguments(new EarlyStopping(), "", "early_stopping set to 5"),
        arguments(new GradientClipping(), "", "gradient_clipping set to 1"),
        arguments(
            new InitialisationForActivation(),
            "activation=tanh initialisation=normal initialisation_deviation=2 bias_initial=-5",
            "bias_initial from -5 to 0, initialisation from normal to xavier, "
                + "initialisation_deviation removed (was 2)"),
        arguments(
            new InitialisationForActivation(),
            "activation=relu initialisation=xavier",
            "initialisation from xavier to he"),
        arguments(new LabelSmoothing(), "", "label_smoothing set to 0.1"),
        arguments(new LayersUnfrozen(), "frozen_layers=2", "frozen_layers from 2 to 0"),
        arguments(new LayersUnfrozen(), "freeze=true", "freeze from true to false"),
        arguments(new LeakyRelu(), "activation=relu", "activation from relu to leaky_relu"),
        arguments(
            new LearningRateDecay(), "schedule=none epochs=20", "schedule from none to cosine"),
        arguments(new LearningRateDecay(), "", "schedule set to plateau"),
        arguments(
            new LearningRateDividedBy10(), "learning_rate=0.1", "learning_rate from 0.1 to 0.01"),
        arguments(
            new LearningRateDividedBy100(), "learning_rate=3", "learning_rate from 3 to 0.03"),
        arguments(
            new LearningRateTimes100(), "learning_rate=1e-5", "learning_rate from 1e-5 to 0.001"),
        arguments(
            new LearningRateTimes10WithDecay(),
            "learning_rate=0.001 schedule=none epochs=20",
            "learning_rate from 0.001 to 0.01, schedule from none to cosine"),
        arguments(
            new LearningRateTimes10WithDecay(),
            "learning_rate=0.001 schedule=step",
            "learning_rate from 0.001 to 0.01"),
        arguments(
            new LossForTask(),
            "loss=mean_absolute_error",
            "loss from mean_absolute_error to cross_entropy"),
        arguments(
            new LossFromLogits(), "loss_precision=half", "loss_precision from half to single"),
        arguments(new LossFromLogits(), "", "loss_from_logits set to true"),
        arguments(new MoreEpochs(), "epochs=5", "epochs from 5 to 20"),
        arguments(new Narrower(), "width=64", "width from 64 to 32"),
        arguments(
            new OrthogonalInitialisation(),
            "initialisation=normal initialisation_deviation=0.5",
            "initialisation from normal to orthogonal, initialisation_deviation removed (was 0.5)"),
        arguments(
            new OutputForTask(),
            "output_activation=relu",
            "output_activation from relu to softmax"),
        arguments(new Oversampling(), "", "oversampling set to true"),
        arguments(
            new RegularisationHalved(),
            "dropout=0.8 l2=1",
            "dropout from 0.8 to 0.4, l2 from 1 to 0.5"),
        arguments(new RegularisationRemoved(), "dropout=0 l2=0.1", "l2 from 0.1 to 0"),
        arguments(
            new ReluAndBatchNormalisation(),
            "activation=sigmoid",
            "activation from sigmoid to relu, batch_normalisation set to true"),
        arguments(new ResidualConnections(), "", "residual_connections set to true"),
        arguments(new RobustScaling(), "", "input_scaling set to robust"),
        arguments(new Shallower(), "hidden_layers=9", "hidden_layers from 9 to 4"),
        arguments(new StandardisedInputs(), "", "input_scaling set to standardise"),
        arguments(new StrongerWeightDecay(), "", "l2 set to 0.03"),
        arguments(
            new StrongerWeightDecay(), "weight_decay=0.003", "weight_decay from 0.003 to 0.03"),
        arguments(new WarmUp(), "epochs=30 warmup_epochs=0", "warmup_epochs from 0 to 3"),
        arguments(new Wider(), "width=2 hidden_layers=2", "width from 2 to 8"),
        arguments(new WinsorisedInputs(), "", "winsorise set to 4.7"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void changesThis(Fix fix, String before, String words) {
    RunConfig config = config(before);
    RunConfig fixed = fix.apply(config, THREE_CLASSES).orElseThrow();
    Change change = Change.between(config, fixed);
    assertThat(change.words()).isEqualTo(words);
    assertThat(change.keys())
        .allMatch(key -> fix.knobs().stream().anyMatch(knob -> knob.isKey(key)));
  }

  /** What is done already, or cannot be done, or is not the trouble. */
  static Stream<Arguments> silences() {
    return Stream.of(
        arguments(new AdamOptimizer(), "optimizer=adam learning_rate=0.1"),
        arguments(new AdamOptimizer(), "learning_rate=0.1"),
        arguments(new AllExamples(), ""),
        arguments(new BatchDividedBy4(), "batch_size=2"),
        arguments(new ClassWeights(), "class_weight=balanced"),
        arguments(new ClippingAndLowerLearningRate(), ""),
        arguments(new Deeper(), ""),
        arguments(new EarlyStopping(), "patience=3"),
        arguments(new GradientClipping(), "clip_norm=0.5"),
        arguments(new InitialisationForActivation(), "activation=relu initialisation=he"),
        arguments(new LabelSmoothing(), "label_smoothing=0.05"),
        arguments(new LayersUnfrozen(), ""),
        arguments(new LearningRateDecay(), "lr_scheduler=StepLR"),
        arguments(new LossForTask(), ""),
        arguments(new OutputForTask(), "output_activation=softmax"),
        arguments(new RegularisationHalved(), "dropout=0"),
        arguments(new RegularisationRemoved(), ""),
        arguments(new Shallower(), "hidden_layers=1"),
        arguments(new Shallower(), "hidden_layers=4 frozen_layers=3"),
        arguments(new StrongerWeightDecay(), "l2=0.1"),
        arguments(new WarmUp(), "epochs=30 warmup_epochs=5"),
        arguments(new WarmUp(), "epochs=30 warmup_steps=0"),
        arguments(new Wider(), "width=8 hidden_layers=0"));
  }

  @ParameterizedTest
  @MethodSource("silences")
  void changesNothing(Fix fix, String config) {
    assertThat(fix.apply(config(config), THREE_CLASSES)).isEmpty();
  }

  @Test
  void withoutAProfileTheTrainerChoosesLossAndOutput() {
    RunConfig config = config("loss=mean_absolute_error output_activation=relu");
    assertThat(new LossForTask().apply(config, DataProfile.UNKNOWN))
        .contains(config("output_activation=relu"));
    assertThat(new OutputForTask().apply(config, DataProfile.UNKNOWN))
        .contains(config("loss=mean_absolute_error"));
  }

  @Test
  void aCausesFixesComeInTheOrderInWhichTheyAreTried() {
    assertThat(Fixes.of(new LearningRateTooHigh()))
        .extracting(Fix::name)
        .containsExactly(
            "LearningRateDividedBy10", "LearningRateDividedBy100", "WarmUp", "AdamOptimizer");
    assertThat(Fixes.of(new GradientsNotReset())).isEmpty();
  }

  @Test
  void catalogueListsEveryFixOfThePackageSortedByName() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<String> onDisk =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> !name.equals("Fixes") && !name.equals("package-info"))
              .sorted()
              .toList();
      assertThat(Fixes.ALL).extracting(Fix::name).containsExactlyElementsOf(onDisk);
    }
  }

  @Test
  void everyFixHasAnExampleOfWhatItChanges() {
    assertThat(changes().map(one -> ((Fix) one.get()[0]).name()))
        .containsAll(Fixes.ALL.stream().map(Fix::name).toList());
  }

  @Test
  void everyFixSaysWhatItDoesAndWhereItComesFrom() {
    assertThat(Fixes.ALL)
        .allSatisfy(
            fix -> {
              assertThat(fix.description()).isNotBlank();
              assertThat(fix.source()).isNotBlank();
              assertThat(fix.knobs()).isNotEmpty();
              assertThat(Fixes.named(fix.name())).containsSame(fix);
            });
    assertThat(Fixes.named("NoSuchFix")).isEmpty();
  }

  @Test
  void everyCauseHasAFixOrAReasonForNone() {
    assertThat(Fixes.REMEDIES).containsOnlyKeys(Causes.ALL.stream().map(Cause::name).toList());
    assertThat(Fixes.REMEDIES.values())
        .allSatisfy(
            remedy -> {
              assertThat(remedy.fixes().isEmpty()).isNotEqualTo(remedy.reason().isEmpty());
              assertThat(remedy.chance()).isBetween(0.0, 0.99);
            });
  }

  @Test
  void everyFixCuresSomething() {
    assertThat(
            Fixes.REMEDIES.values().stream()
                .map(Remedy::fixes)
                .flatMap(List::stream)
                .map(Fix::name))
        .containsAll(Fixes.ALL.stream().map(Fix::name).toList());
  }

  private static RunConfig config(String settings) {
    Map<String, String> values = new TreeMap<>();
    for (String setting : settings.split(" ", -1)) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        values.put(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    return RunConfig.of(values);
  }
}

package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.cause.CaseBuilder;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Diagnoser;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.rules.ConvergesTooSlowly;
import dev.mltd.analysis.rules.EndsWhileStillImproving;
import dev.mltd.analysis.rules.GapLargerThanSiblings;
import dev.mltd.analysis.rules.GradientsExplode;
import dev.mltd.analysis.rules.GradientsFallWithDepth;
import dev.mltd.analysis.rules.LearningRateNeverDecays;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.LossOscillates;
import dev.mltd.analysis.rules.LossPlateausWhileSiblingsGoOn;
import dev.mltd.analysis.rules.LossSpikes;
import dev.mltd.analysis.rules.OneClassRecalledFarBelow;
import dev.mltd.analysis.rules.OutliersInInputs;
import dev.mltd.analysis.rules.Overfits;
import dev.mltd.analysis.rules.TrainedFarPastBest;
import dev.mltd.analysis.rules.Underfits;
import dev.mltd.analysis.rules.UpdatesTooLarge;
import dev.mltd.analysis.rules.ValidationOffFromStart;
import dev.mltd.analysis.siblings.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cause in its textbook case, and in cases that only look like it. */
class CausesTest {
  private static final Path SOURCES =
      Path.of("src", "main", "java", "dev", "mltd", "analysis", "causes");

  private static List<Diagnosis> diagnose(CaseBuilder aboutRun) {
    return new Diagnoser(Causes.ALL).diagnose(aboutRun.build());
  }

  static Stream<Arguments> textbook() {
    return Stream.of(
        arguments(
            "LearningRateTooHigh",
            ill()
                .with(LossDiverges.class)
                .config("learning_rate", 3)
                .whereWorks("learning_rate", 0.1, 0.3)),
        arguments(
            "LearningRateTooLow",
            ill()
                .with(ConvergesTooSlowly.class)
                .with(EndsWhileStillImproving.class)
                .config("learning_rate", 0.001)
                .whereWorks("learning_rate", 0.1, 0.3)),
        arguments(
            "ScheduleMissing",
            ill()
                .with(LearningRateNeverDecays.class)
                .config("learning_rate", 0.1)
                .config("schedule", "none")
                .whereWorks("schedule", "cosine", "step")),
        arguments(
            "NumericalInstability",
            ill()
                .with(LossBecameNonFinite.class)
                .config("learning_rate", 0.1)
                .config("loss", "log_of_probability")
                .whereWorks("loss", "from_logits")
                .whereWorks("loss", "from_logits")),
        arguments(
            "GradientsUnclipped",
            ill()
                .with(GradientsExplode.class)
                .with(LossSpikes.class)
                .config("learning_rate", 0.1)
                .whereWorks("gradient_clipping", 1, 5)),
        arguments(
            "GradientsVanish",
            ill()
                .with(GradientsFallWithDepth.class)
                .config("activation", "sigmoid")
                .config("hidden_layers", 8)
                .whereWorks("activation", "relu")),
        arguments(
            "UnitsDead",
            ill()
                .with(dev.mltd.analysis.rules.UnitsDead.class)
                .config("activation", "relu")
                .config("bias_initial", -5)
                .whereWorks("bias_initial", 0)),
        arguments(
            "InitialisationPoor",
            ill()
                .with(LossNeverLearned.class)
                .config("initialisation_deviation", 10)
                .whereWorks("initialisation_deviation", 0.05, 0.1)),
        arguments(
            "ModelTooComplex",
            ill()
                .with(Overfits.class)
                .with(GapLargerThanSiblings.class)
                .config("training_examples", 10)
                .whereWorks("training_examples", 1000)),
        arguments(
            "ModelTooSimple",
            ill().with(Underfits.class).config("width", 1).whereWorks("width", 16, 64)),
        arguments(
            "RegularisationTooStrong",
            ill().with(Underfits.class).config("dropout", 0.9).whereWorks("dropout", 0, 0.1)),
        arguments(
            "TrainedTooLong",
            ill()
                .with(TrainedFarPastBest.class)
                .config("epochs", 1000)
                .whereWorks("epochs", 50, 80)),
        arguments(
            "TrainedTooShort",
            ill()
                .with(EndsWhileStillImproving.class)
                .config("epochs", 2)
                .whereWorks("epochs", 50, 80)),
        arguments(
            "ClassesImbalanced",
            ill()
                .with(OneClassRecalledFarBelow.class)
                .notJudged(
                    dev.mltd.analysis.rules.ClassesImbalanced.class,
                    Lack.profile(DataProfile.UNKNOWN))
                .data("rare", "even")
                .config("width", 8)
                .whereWorks("width", 8)),
        arguments(
            "InputsNotNormalised",
            ill()
                .with(dev.mltd.analysis.rules.InputsNotNormalised.class)
                .data("raw", "standardised")
                .config("width", 8)
                .whereWorks("width", 8)),
        arguments(
            "LabelsNoisy",
            ill()
                .with(Underfits.class)
                .data("noisy", "clean")
                .config("width", 8)
                .whereWorks("width", 8)),
        arguments(
            "OutliersInData",
            ill()
                .with(LossSpikes.class)
                .with(OutliersInInputs.class)
                .data("outliers", "clean")
                .config("width", 8)
                .whereWorks("width", 8)),
        arguments(
            "TrainValidationShift",
            ill()
                .with(ValidationOffFromStart.class)
                .with(GapLargerThanSiblings.class)
                .config("width", 8)
                .whereWorks("width", 8)),
        arguments(
            "BatchTooSmall",
            ill().with(LossOscillates.class).config("batch_size", 1).whereWorks("batch_size", 32)),
        arguments(
            "BatchTooLarge",
            ill()
                .with(ConvergesTooSlowly.class)
                .config("batch_size", 4096)
                .whereWorks("batch_size", 32, 64)),
        arguments(
            "LossUnsuited",
            ill()
                .with(LossNeverLearned.class)
                .config("loss", "mse")
                .whereWorks("loss", "cross_entropy")),
        arguments(
            "OutputUnsuited",
            ill()
                .with(Underfits.class)
                .config("output_activation", "relu")
                .whereWorks("output_activation", "identity")),
        arguments(
            "GradientsNotReset",
            ill().with(GradientsExplode.class).with(UpdatesTooLarge.class).config("width", 8)),
        arguments(
            "LayerFrozen",
            ill()
                .with(dev.mltd.analysis.rules.LayerFrozen.class)
                .config("frozen_layers", 2)
                .whereWorks("frozen_layers", 0)));
  }

  @ParameterizedTest
  @MethodSource("textbook")
  void isRankedFirstInItsTextbookCase(String cause, CaseBuilder aboutRun) {
    assertThat(diagnose(aboutRun).get(0).cause()).isEqualTo(cause);
  }

  @Test
  void everyCauseHasItsTextbookCase() {
    assertThat(textbook().map(one -> one.get()[0]))
        .containsAll(Causes.ALL.stream().map(Cause::name).toList());
  }

  @Test
  void aLearningRateAmongThoseThatWorkIsNotTheFirstSuspectOfADivergence() {
    assertThat(
            diagnose(
                    ill()
                        .with(LossDiverges.class)
                        .with(GradientsExplode.class)
                        .config("learning_rate", 0.1)
                        .whereWorks("gradient_clipping", 1))
                .get(0)
                .cause())
        .isEqualTo("GradientsUnclipped");
  }

  @Test
  void aLowerLearningRateThanThoseThatWorkIsNeverTooHigh() {
    assertThat(
            diagnose(
                ill()
                    .with(LossDiverges.class)
                    .config("learning_rate", 0.001)
                    .whereWorks("learning_rate", 0.1, 0.3)))
        .filteredOn(one -> one.strength() >= Diagnoser.CREDIBLE)
        .extracting(Diagnosis::cause)
        .doesNotContain("LearningRateTooHigh", "LearningRateTooLow");
  }

  /** Others bear that learning rate; this run does best with a smaller one. */
  @Test
  void amongThoseThatWorkTheBestOfTheSameSettingsShowsTheDirection() {
    assertThat(
            diagnose(
                    ill()
                        .with(Underfits.class)
                        .config("learning_rate", 0.2)
                        .whereWorks("learning_rate", 0.01, 0.1, 0.5))
                .get(0)
                .cause())
        .isEqualTo("LearningRateTooHigh");
  }

  @Test
  void aLowerLearningRateThatDoesBetterShowsTheDirectionThoughItDoesNotWorkEither() {
    CaseBuilder aboutRun =
        ill()
            .with(LossPlateausWhileSiblingsGoOn.class)
            .with(Underfits.class)
            .config("optimizer", "momentum")
            .config("learning_rate", 0.1)
            .whereWorks("optimizer", "adam")
            .whereEnds("learning_rate", 0.1, 100)
            .whereEnds("learning_rate", 0.001, 50);
    assertThat(diagnose(aboutRun))
        .filteredOn(one -> one.cause().startsWith("LearningRateToo"))
        .first()
        .satisfies(
            first -> {
              assertThat(first.cause()).isEqualTo("LearningRateTooHigh");
              assertThat(first.evidenceFor())
                  .contains(
                      "learning rate 0.1, where the best of those that differ in nothing else has"
                          + " 0.001");
              assertThat(first.evidenceAgainst()).isEmpty();
            });
  }

  @Test
  void whereNoRunNamesItsDataThoseThatWorkSpeakForThem() {
    CaseBuilder aboutRun =
        ill()
            .with(Underfits.class)
            .with(LossPlateausWhileSiblingsGoOn.class)
            .standing(Standing.TRAINING_SHORTFALL, 0.5)
            .config("width", 8)
            .config("depth", 2);
    assertThat(diagnose(aboutRun).get(0).cause()).isEqualTo("LabelsNoisy");
    assertThat(diagnose(aboutRun.whereWorks("width", 8)))
        .filteredOn(one -> one.cause().equals("LabelsNoisy"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.evidenceAgainst())
                    .contains("runs of the same program work, and none names other training data"));
  }

  @Test
  void catalogueListsEveryCauseOfThePackageSortedByName() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<String> onDisk =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> !name.equals("Causes") && !name.equals("package-info"))
              .sorted()
              .toList();
      assertThat(Causes.ALL).extracting(Cause::name).containsExactlyElementsOf(onDisk);
    }
  }

  @Test
  void everyCauseSaysWhatItMeansAndWhereItComesFrom() {
    assertThat(Causes.ALL)
        .allSatisfy(
            cause -> {
              assertThat(cause.means()).isNotBlank();
              assertThat(cause.source()).isNotBlank();
              assertThat(Causes.named(cause.name())).containsSame(cause);
            });
    assertThat(Causes.named("NoSuchCause")).isEmpty();
  }
}

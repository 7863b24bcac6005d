package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.cause.Case;
import dev.mltd.analysis.cause.CaseBuilder;
import dev.mltd.analysis.cause.Diagnoser;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.rules.GapLargerThanSiblings;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.Overfits;
import dev.mltd.analysis.rules.UpdatesTooLarge;
import dev.mltd.analysis.rules.WorseThanSiblings;
import dev.mltd.analysis.siblings.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** None, Unknown and NotJudged are answers; a guess is not. */
class DiagnoserTest {
  private final Diagnoser diagnoser = new Diagnoser(Causes.ALL);

  @Test
  void aHealthyRunHasNoCause() {
    assertThat(diagnoser.diagnose(CaseBuilder.of(Health.HEALTHY).build()))
        .singleElement()
        .extracting(Diagnosis::cause)
        .isEqualTo(Diagnosis.NONE);
  }

  @Test
  void aRunThatCouldNotBeJudgedIsNotGuessedAt() {
    assertThat(diagnoser.diagnose(CaseBuilder.of(Health.NOT_JUDGED).build()))
        .singleElement()
        .extracting(Diagnosis::cause)
        .isEqualTo(Diagnosis.NOT_JUDGED);
  }

  @Test
  void anIllRunWithoutATellingSymptomIsUnknown() {
    List<Diagnosis> ranked = diagnoser.diagnose(ill().with(WorseThanSiblings.class).build());
    assertThat(ranked.get(0).cause()).isEqualTo(Diagnosis.UNKNOWN);
  }

  @Test
  void theStrongestCauseComesFirstAndAllStrengthsAreShares() {
    List<Diagnosis> ranked =
        diagnoser.diagnose(
            ill()
                .with(LossDiverges.class)
                .config("learning_rate", 10)
                .whereWorks("learning_rate", 0.1, 0.2)
                .build());
    assertThat(ranked.get(0).cause()).isEqualTo("LearningRateTooHigh");
    assertThat(ranked)
        .extracting(Diagnosis::strength)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(ranked).allSatisfy(one -> assertThat(one.strength()).isBetween(0.0, 1.0));
  }

  @Test
  void evidenceIsToldWithWhatSpeaksAgainst() {
    Diagnosis tooHigh =
        diagnoser
            .diagnose(
                ill()
                    .with(LossDiverges.class)
                    .with(UpdatesTooLarge.class)
                    .config("learning_rate", 0.15)
                    .whereWorks("learning_rate", 0.2, 0.1)
                    .build())
            .stream()
            .filter(one -> one.cause().equals("LearningRateTooHigh"))
            .findFirst()
            .orElseThrow();
    assertThat(tooHigh.evidenceFor()).contains("LossDiverges: seen by LossDiverges");
    assertThat(tooHigh.evidenceAgainst())
        .containsExactly(
            "learning rate 0.15, where the best of those that differ in nothing else has 0.2");
  }

  @Test
  void symptomsThatSpeakForACauseAreNamedApartWithTheirWeight() {
    Diagnosis tooComplex =
        diagnoser
            .diagnose(
                ill()
                    .with(GapLargerThanSiblings.class)
                    .with(Overfits.class, Severity.MINOR)
                    .with(WorseThanSiblings.class)
                    .build())
            .get(0);
    assertThat(tooComplex.cause()).isEqualTo("ModelTooComplex");
    assertThat(tooComplex.symptoms())
        .containsExactly(entry("GapLargerThanSiblings", 2.5), entry("Overfits", 1.25));
  }

  @Test
  void whatAloneDiffersFromARunThatWorksSpeaksAgainstCausesThatLieElsewhere() {
    List<Diagnosis> ranked =
        diagnoser.diagnose(
            ill()
                .with(Overfits.class)
                .config("epochs", 900)
                .config("width", 64)
                .whereWorks("epochs", 40, 60)
                .build());
    assertThat(ranked.get(0).cause()).isEqualTo("TrainedTooLong");
    assertThat(ranked)
        .filteredOn(one -> one.cause().equals("ModelTooComplex"))
        .allSatisfy(
            one ->
                assertThat(one.evidenceAgainst())
                    .contains("the most similar run that works differs only in epochs"));
  }

  @Test
  void aConfigThatWorksOnOtherDataIsNotToBlame() {
    List<Diagnosis> ranked =
        diagnoser.diagnose(
            ill()
                .with(GapLargerThanSiblings.class)
                .config("width", 64)
                .data("shifted", "sound")
                .whereWorks("width", 64, 32)
                .build());
    assertThat(ranked.get(0).cause()).isEqualTo("TrainValidationShift");
    assertThat(ranked).extracting(Diagnosis::cause).doesNotContain("ModelTooComplex");
  }

  @Test
  void wrongLabelsKeepTheTrainingLossHighAndAShiftDoesNot() {
    assertThat(diagnoser.diagnose(onOtherData(0.6, 0.3)).get(0).cause()).isEqualTo("LabelsNoisy");
    assertThat(diagnoser.diagnose(onOtherData(0.0, 0.3)).get(0).cause())
        .isEqualTo("TrainValidationShift");
    assertThat(diagnoser.diagnose(onOtherData(0.15, 2)).get(0).cause())
        .isEqualTo("TrainValidationShift");
  }

  /** The same config works on other data; what is short of it is given for both splits. */
  private static Case onOtherData(double training, double validation) {
    return ill()
        .with(GapLargerThanSiblings.class)
        .config("width", 64)
        .data("odd", "sound")
        .whereWorks("width", 64, 32)
        .standing(Standing.TRAINING_SHORTFALL, training)
        .standing(Standing.GENERALISATION_SHORTFALL, validation - 2 * training)
        .build();
  }

  @Test
  void aRegressionHasNoClassesToBeImbalanced() {
    assertThat(
            diagnoser.diagnose(
                ill()
                    .with(WorseThanSiblings.class)
                    .notJudged(
                        dev.mltd.analysis.rules.ClassesImbalanced.class,
                        dev.mltd.analysis.rules.ClassesImbalanced.NO_CLASSES)
                    .config("width", 64)
                    .data("odd", "sound")
                    .whereWorks("width", 64, 32)
                    .build()))
        .extracting(Diagnosis::cause)
        .doesNotContain("ClassesImbalanced");
  }

  @Test
  void saysWhichMissingSeriesWouldHaveTold() {
    Diagnosis tooHigh =
        diagnoser
            .diagnose(
                ill()
                    .with(LossDiverges.class)
                    .notJudged(UpdatesTooLarge.class, Lack.metric(Metric.UPDATE_RATIO))
                    .notJudged(Overfits.class, Lack.metric(Metric.VALIDATION_LOSS))
                    .config("learning_rate", 10)
                    .whereWorks("learning_rate", 0.1)
                    .build())
            .get(0);
    assertThat(tooHigh.missing()).containsExactly("UpdatesTooLarge: no update_ratio");
  }

  @Test
  void onlyWhatWasNotRecordedIsMissing() {
    Diagnosis tooHigh =
        diagnoser
            .diagnose(
                ill()
                    .with(LossDiverges.class)
                    .notJudged(UpdatesTooLarge.class, Lack.siblings("no siblings to compare with"))
                    .config("learning_rate", 10)
                    .whereWorks("learning_rate", 0.1)
                    .build())
            .get(0);
    assertThat(tooHigh.missing()).isEmpty();
  }

  @Test
  void twoCausesMayStand() {
    assertThat(
            diagnoser.diagnose(
                ill()
                    .with(LossDiverges.class)
                    .with(dev.mltd.analysis.rules.UnitsDead.class)
                    .config("learning_rate", 10)
                    .config("activation", "relu")
                    .config("bias_initial", -5)
                    .whereWorks("learning_rate", 0.1)
                    .build()))
        .filteredOn(one -> one.strength() >= Diagnoser.CREDIBLE)
        .extracting(Diagnosis::cause)
        .contains("LearningRateTooHigh", "UnitsDead");
  }
}

package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TEST_LOSS;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.archive.Metric.VALIDATION_LOSS;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class OverfitsTest {
  private final Rule rule = new Overfits();

  @Test
  void findsAValidationLossThatTurnsWithTheAccuracy() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 40.0))
                    .metric(VALIDATION_LOSS, 100, i -> 0.8 + Math.abs(i - 30) / 50.0)
                    .metric(VALIDATION_ACCURACY, 100, i -> 0.8 - Math.abs(i - 30) / 200.0))
            .finds(MAJOR);
    assertThat(evidence.metric()).isEqualTo(VALIDATION_LOSS);
    assertThat(evidence.firstStep()).isBetween(25L, 35L);
  }

  @Test
  void thinksLittleOfAValidationLossThatTurnsAlone() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 40.0))
                .metric(VALIDATION_LOSS, 100, i -> 0.8 + Math.abs(i - 30) / 50.0)
                .metric(VALIDATION_ACCURACY, 100, i -> 0.5 + 0.003 * i))
        .finds(MINOR);
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 40.0))
                .metric(VALIDATION_LOSS, 100, i -> 0.8 + Math.abs(i - 30) / 50.0))
        .finds(MINOR);
  }

  @Test
  void staysSilentWhenTrainingTurnsAsWell() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.1 + Math.abs(i - 30) / 50.0)
                .metric(VALIDATION_LOSS, 100, i -> 0.8 + Math.abs(i - 30) / 50.0)
                .metric(VALIDATION_ACCURACY, 100, i -> 0.8 - Math.abs(i - 30) / 200.0))
        .isClear();
  }

  @Test
  void staysSilentOnAValidationLossThatLevelsOff() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 40.0))
                .metric(VALIDATION_LOSS, 100, i -> 0.8 + 2 * Math.exp(-i / 10.0) + 0.02 * (i % 2)))
        .isClear();
  }

  @Test
  void staysSilentOnValidationThatFollowsLongAfterTraining() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 40.0))
                .metric(VALIDATION_LOSS, 100, i -> i < 80 ? 2.0 : 0.5))
        .isClear();
  }

  @Test
  void takesTheTestSplitWhereThereIsNoValidation() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 40.0))
                .metric(TEST_LOSS, 100, i -> 0.8 + Math.abs(i - 30) / 50.0))
        .finds(MINOR);
  }

  @Test
  void doesNotJudgeWithoutBothLosses() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 40.0)))
        .isNotJudgedWithout(VALIDATION_LOSS);
    assertThat(rule)
        .on(history().metric(VALIDATION_LOSS, 100, i -> 0.8 + Math.abs(i - 30) / 50.0))
        .isNotJudgedWithout(TRAIN_LOSS);
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 40.0))
                .metric(VALIDATION_LOSS, 1, 2))
        .isNotJudgedFor(Lack.Kind.POINTS, "fewer than eight");
  }
}

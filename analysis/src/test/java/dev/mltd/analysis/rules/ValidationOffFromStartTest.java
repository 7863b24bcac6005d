package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_LOSS;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;

import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class ValidationOffFromStartTest {
  private final Rule rule = new ValidationOffFromStart();

  @Test
  void findsAValidationLossThatNeverFollows() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 20, i -> 2.3 * Math.exp(-i / 4.0))
                .metric(VALIDATION_LOSS, 20, i -> 2.4))
        .finds(MAJOR);
  }

  @Test
  void thinksLessOfOneThatFollowsFromAfar() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 20, i -> 2.3 * Math.exp(-i / 4.0))
                .metric(VALIDATION_LOSS, 20, i -> 3.0 + 2.3 * Math.exp(-i / 4.0)))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnAValidationLossThatFollows() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 20, i -> 2.3 * Math.exp(-i / 4.0))
                .metric(VALIDATION_LOSS, 20, i -> 0.3 + 2.1 * Math.exp(-i / 4.0)))
        .isClear();
  }

  @Test
  void leavesAGapThatGrowsToOverfitting() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 40, i -> 2.3 * Math.exp(-i / 4.0))
                .metric(VALIDATION_LOSS, 40, i -> 2.3 * Math.exp(-i / 4.0) + 0.2 * i))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutBothLosses() {
    assertThat(rule).on(history().metric(VALIDATION_LOSS, 1, 1)).isNotJudgedWithout(TRAIN_LOSS);
    assertThat(rule).on(history().metric(TRAIN_LOSS, 1, 1)).isNotJudgedWithout(VALIDATION_LOSS);
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 1, 1, 1).metric(VALIDATION_LOSS, 9, 9, 9))
        .isNotJudgedFor(Lack.Kind.DOES_NOT_APPLY, "did not fall");
  }
}

package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.archive.Metric.VALIDATION_LOSS;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.INFO;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class BudgetWastedAfterBestTest {
  private final Rule rule = new BudgetWastedAfterBest();

  @Test
  void findsTheHoursAfterTheBestEvaluation() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .deviceHours(10)
                    .metric(VALIDATION_ACCURACY, 101, i -> Math.min(0.9, 0.1 + 0.04 * i)))
            .finds(MINOR);
    assertThat(evidence.value()).isBetween(0.75, 0.81);
    assertThat(evidence.sentence()).contains("device hours");
  }

  @Test
  void readsALossWhereThereIsNoAccuracy() {
    Evidence evidence =
        assertThat(rule)
            .on(history().metric(VALIDATION_LOSS, 100, i -> Math.abs(i - 20) / 20.0 + 1))
            .finds(INFO);
    assertThat(evidence.sentence()).contains("unknown");
  }

  @Test
  void staysSilentOnARunThatImprovesToTheEnd() {
    assertThat(rule).on(history().metric(VALIDATION_ACCURACY, 100, i -> 0.005 * i)).isClear();
  }

  @Test
  void staysSilentOnACosineTail() {
    assertThat(rule)
        .on(history().metric(VALIDATION_LOSS, 100, i -> 2 + Math.cos(i * Math.PI / 99)))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutEvaluations() {
    assertThat(rule).on(history().metric(TRAIN_LOSS, 2, 1)).isNotJudgedWithout(VALIDATION_LOSS);
    assertThat(rule)
        .on(history().metric(VALIDATION_LOSS, 1, 1))
        .isNotJudgedFor(Lack.Kind.POINTS, "ten");
  }
}

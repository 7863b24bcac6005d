package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_ACCURACY;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_LOSS;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class LossBecameNonFiniteTest {
  private final Rule rule = new LossBecameNonFinite();

  @Test
  void findsALossThatTurnsNaNAndSaysWhen() {
    Evidence evidence =
        assertThat(rule).on(history().metric(TRAIN_LOSS, 1.0, 0.9, NaN)).finds(CRITICAL);
    assertThat(evidence.firstStep()).isEqualTo(2);
    assertThat(evidence.sentence()).contains("train loss", "step 2");
  }

  @Test
  void findsAnInfiniteValidationLoss() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 1.0, 0.9, 0.8)
                .metric(VALIDATION_LOSS, 1.0, POSITIVE_INFINITY, POSITIVE_INFINITY))
        .finds(CRITICAL);
  }

  @Test
  void findsALossThatIsNaNFromTheStart() {
    assertThat(rule).on(history().metric(TRAIN_LOSS, NaN, NaN)).finds(CRITICAL);
  }

  @Test
  void thinksLessOfALossThatComesBack() {
    assertThat(rule).on(history().metric(TRAIN_LOSS, 1.0, NaN, 0.8, 0.7)).finds(MINOR);
  }

  @Test
  void staysSilentOnFiniteLosses() {
    assertThat(rule).on(history().metric(TRAIN_LOSS, 1.0, 0.9, 0.8)).isClear();
  }

  @Test
  void doesNotJudgeWithoutALoss() {
    assertThat(rule)
        .on(history().metric(TRAIN_ACCURACY, 0.1, NaN))
        .isNotJudgedFor(Lack.Kind.METRIC, "no loss");
  }
}

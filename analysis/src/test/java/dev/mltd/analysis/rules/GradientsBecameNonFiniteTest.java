package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.GRADIENT_NORM;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class GradientsBecameNonFiniteTest {
  private final Rule rule = new GradientsBecameNonFinite();

  @Test
  void findsAGradientThatTurnsInfiniteInARunThatIsLost() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .metric(TRAIN_LOSS, 2, 1, NaN, NaN)
                    .metric(GRADIENT_NORM, 1, 5, POSITIVE_INFINITY, NaN))
            .finds(CRITICAL);
    assertThat(evidence.firstStep()).isEqualTo(2);
  }

  @Test
  void findsItInASingleLayer() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .layer(GRADIENT_NORM, "first", 1, 1, 1)
                    .layer(GRADIENT_NORM, "last", 1, NaN, NaN))
            .finds(MINOR);
    assertThat(evidence.layer()).isEqualTo("last");
  }

  @Test
  void thinksLittleOfStepsThatLossScalingSkipped() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 2.3, 1.9, 1.5, 1.2)
                .metric(GRADIENT_NORM, POSITIVE_INFINITY, POSITIVE_INFINITY, 3, 2))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnFiniteGradients() {
    assertThat(rule).on(history().metric(GRADIENT_NORM, 1, 1e308, 0)).isClear();
  }

  @Test
  void doesNotJudgeWithoutGradients() {
    assertThat(rule).on(history().metric(TRAIN_LOSS, 1, NaN)).isNotJudgedWithout(GRADIENT_NORM);
  }
}

package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.WEIGHT_NORM;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class WeightsCollapseTest {
  private final Rule rule = new WeightsCollapse();

  @Test
  void findsWeightsThatAreDecayedAway() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .metric(TRAIN_LOSS, 20, i -> 2.3)
                    .layer(WEIGHT_NORM, "first", 20, i -> 10 * Math.exp(-i))
                    .layer(WEIGHT_NORM, "last", 20, i -> 10))
            .finds(CRITICAL);
    assertThat(evidence.layer()).isEqualTo("first");
  }

  @Test
  void thinksLessOfItInARunThatLearns() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 20, i -> 2.3 / (1 + i))
                .metric(WEIGHT_NORM, 20, i -> 10 * Math.exp(-i)))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnOrdinaryDecay() {
    assertThat(rule).on(history().metric(WEIGHT_NORM, 20, i -> 10 - 0.4 * i)).isClear();
  }

  @Test
  void staysSilentOnWhatGoodSiblingsDo() {
    assertThat(rule)
        .among(Sweep.of(run -> run.metric(WEIGHT_NORM, 20, i -> i < 5 ? 10 : 0.5)))
        .on(history().metric(WEIGHT_NORM, 20, i -> i < 5 ? 10 : 0.4))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutWeights() {
    assertThat(rule).on(history()).isNotJudgedWithout(WEIGHT_NORM);
    assertThat(rule)
        .on(history().metric(WEIGHT_NORM, 1, 0))
        .isNotJudgedFor(Lack.Kind.POINTS, "three");
  }
}

package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.WEIGHT_NORM;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class WeightsBlowUpTest {
  private final Rule rule = new WeightsBlowUp();

  @Test
  void findsWeightsThatRunAway() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .metric(TRAIN_LOSS, 20, i -> 2.3)
                    .layer(WEIGHT_NORM, "first", 20, i -> 10)
                    .layer(WEIGHT_NORM, "last", 20, i -> 10 * Math.exp(i)))
            .finds(CRITICAL);
    assertThat(evidence.layer()).isEqualTo("last");
  }

  @Test
  void staysSilentOnOrdinaryGrowthAndOnBiasesFromZero() {
    assertThat(rule)
        .on(
            history()
                .layer(WEIGHT_NORM, "weights", 20, i -> 10 + i)
                .layer(WEIGHT_NORM, "bias", 20, i -> 0.001 + i))
        .isClear();
  }

  @Test
  void staysSilentOnWhatGoodSiblingsDo() {
    assertThat(rule)
        .among(Sweep.of(run -> run.metric(WEIGHT_NORM, 20, i -> 1 + i)))
        .on(history().metric(WEIGHT_NORM, 20, i -> 1 + 2 * i))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutWeights() {
    assertThat(rule).on(history()).isNotJudgedWithout(WEIGHT_NORM);
    assertThat(rule)
        .on(history().metric(WEIGHT_NORM, 1, 100))
        .isNotJudgedFor(Lack.Kind.POINTS, "three");
  }
}

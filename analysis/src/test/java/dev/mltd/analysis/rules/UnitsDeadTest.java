package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.DEAD_UNITS;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class UnitsDeadTest {
  private final Rule rule = new UnitsDead();

  @Test
  void findsALayerOfWhichNearlyNothingIsLeft() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .metric(TRAIN_LOSS, 20, i -> 2.3)
                    .layer(DEAD_UNITS, "first", 20, i -> i < 4 ? 0.2 : 0.99)
                    .layer(DEAD_UNITS, "last", 20, i -> 0.6))
            .finds(CRITICAL);
    assertThat(evidence.layer()).isEqualTo("first");
    assertThat(evidence.firstStep()).isEqualTo(4);
  }

  @Test
  void thinksLessOfHalfALayer() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 20, i -> 2.3).layer(DEAD_UNITS, "first", 20, i -> 0.6))
        .finds(MAJOR);
  }

  @Test
  void thinksLittleOfItInARunThatDelivers() {
    assertThat(rule)
        .among(Sweep.of(run -> run))
        .on(
            history()
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i)
                .layer(DEAD_UNITS, "first", 20, i -> 0.99))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnFewOrOnAMoment() {
    assertThat(rule).on(history().layer(DEAD_UNITS, "first", 20, i -> 0.3)).isClear();
    assertThat(rule)
        .on(history().layer(DEAD_UNITS, "first", 20, i -> i == 19 ? 0.9 : 0.1))
        .isClear();
    assertThat(rule).on(history().layer(DEAD_UNITS, "first", 20, i -> i < 5 ? 0.9 : 0.1)).isClear();
  }

  @Test
  void staysSilentOnWhatGoodSiblingsShowAsWell() {
    assertThat(rule)
        .among(Sweep.of(run -> run.layer(DEAD_UNITS, "first", 20, i -> 0.6)))
        .on(history().layer(DEAD_UNITS, "first", 20, i -> 0.7))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutShares() {
    assertThat(rule).on(history()).isNotJudgedWithout(DEAD_UNITS);
    assertThat(rule)
        .on(history().layer(DEAD_UNITS, "first", 0.9, NaN))
        .isNotJudgedFor(Lack.Kind.POINTS, "three");
  }
}

package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.measure.MeasuredRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossPlateausWhileSiblingsGoOnTest {
  private final Rule rule = new LossPlateausWhileSiblingsGoOn();
  private final List<MeasuredRun> siblings =
      Sweep.of(run -> run.metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 20.0)));

  @Test
  void findsALossThatStopsHalfWayDown() {
    Evidence evidence =
        assertThat(rule)
            .among(siblings)
            .on(
                history()
                    .metric(TRAIN_LOSS, 100, i -> Math.max(1, 2.1 - 0.05 * i))
                    .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
            .finds(MAJOR);
    assertThat(evidence.firstStep()).isBetween(15L, 30L);
  }

  @Test
  void thinksLittleOfAPlateauInARunThatDoesWell() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> Math.max(1, 2.1 - 0.05 * i))
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnATailAtTheLevelOfSiblings() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> Math.max(0.12, 2.1 - 0.05 * i))
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
        .isClear();
  }

  @Test
  void staysSilentOnALossThatStillFalls() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 2.1 - 0.01 * i)
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
        .isClear();
  }

  @Test
  void leavesALossThatNeverFellToAnotherRule() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 2.1)
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutSiblingsOrLoss() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 100, i -> 1))
        .isNotJudgedFor(Lack.Kind.SIBLINGS, "configs");
    assertThat(rule)
        .among(siblings)
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
        .isNotJudgedWithout(TRAIN_LOSS);
    assertThat(rule)
        .among(siblings)
        .on(history().metric(TRAIN_LOSS, 2, 1, 1))
        .isNotJudgedFor(Lack.Kind.POINTS, "fewer than eight");
  }
}

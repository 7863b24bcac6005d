package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;

import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.measure.MeasuredRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossNeverLearnedTest {
  private final Rule rule = new LossNeverLearned();
  private final List<MeasuredRun> siblings =
      Sweep.of(run -> run.metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 20.0)));

  @Test
  void findsARunThatStaysAtChance() {
    assertThat(rule)
        .among(siblings)
        .on(history().metric(TRAIN_LOSS, 100, i -> 0.7).metric(VALIDATION_ACCURACY, 20, i -> 0.1))
        .finds(CRITICAL);
  }

  @Test
  void findsALossThatHardlyMovesWithoutSiblings() {
    assertThat(rule).on(history().metric(TRAIN_LOSS, 20, i -> 2.3 - 0.0001 * i)).finds(MAJOR);
  }

  @Test
  void isLessSureOfAFewPointsOrARunUnderWay() {
    assertThat(rule).on(history().metric(TRAIN_LOSS, 2.30, 2.29, 2.30)).finds(MINOR);
    assertThat(rule)
        .on(history().status(RunStatus.RUNNING).metric(TRAIN_LOSS, 20, i -> 2.3))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnARunThatLearns() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 20.0))
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .isClear();
    assertThat(rule).on(history().metric(TRAIN_LOSS, 20, i -> 2.3 - 0.05 * i)).isClear();
  }

  @Test
  void staysSilentOnARunThatLearnedAndLostIt() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.1 + 0.04 * Math.abs(i - 50))
                .metric(VALIDATION_ACCURACY, 20, i -> 0.86 - 0.04 * i))
        .isClear();
  }

  @Test
  void staysSilentOnARunThatWasPerfectFromTheStart() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 20, i -> 0.001)
                .metric(VALIDATION_ACCURACY, 20, i -> 0.999))
        .isClear();
  }

  @Test
  void comparesARunUnderWayWithSiblingsAtThatStep() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .status(RunStatus.RUNNING)
                .metric(TRAIN_LOSS, 4, i -> 2.1 - 0.09 * i)
                .metric(VALIDATION_ACCURACY, 0.1, 0.13))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutThreePointsOfTheLoss() {
    assertThat(rule).on(history()).isNotJudgedWithout(TRAIN_LOSS);
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 2.3, 2.3))
        .isNotJudgedFor(Lack.Kind.POINTS, "fewer than three");
  }
}

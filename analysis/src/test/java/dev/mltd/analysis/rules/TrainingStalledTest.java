package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.archive.RunStatus.FAILED;
import static dev.mltd.analysis.archive.RunStatus.KILLED;
import static dev.mltd.analysis.archive.RunStatus.RUNNING;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.INFO;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.measure.MeasuredRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingStalledTest {
  private final Rule rule = new TrainingStalled();

  private final List<MeasuredRun> siblings =
      Sweep.of(run -> run.metric(TRAIN_LOSS, 100, i -> 2.3 / (1 + i)));

  @Test
  void findsAFailedRunThatDeliversLess() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .status(FAILED)
                .metric(VALIDATION_ACCURACY, 4, i -> 0.1 + 0.04 * i)
                .metric(TRAIN_LOSS, 20, i -> 2.3 / (1 + i)))
        .finds(MAJOR);
  }

  @Test
  void takesARunThatWasStoppedOrStillRunsForWorthKnowing() {
    assertThat(rule)
        .among(siblings)
        .on(history().status(KILLED).metric(TRAIN_LOSS, 20, i -> 2.3 / (1 + i)))
        .finds(INFO);
    assertThat(rule)
        .among(siblings)
        .on(history().status(RUNNING).metric(TRAIN_LOSS, 20, i -> 2.3 / (1 + i)))
        .finds(INFO);
  }

  @Test
  void findsALossThatStandsExactlyStill() {
    Evidence evidence =
        assertThat(rule)
            .on(history().metric(TRAIN_LOSS, 64, i -> i < 16 ? 2.5 - 0.01 * i : 2.302585))
            .finds(MINOR);
    assertThat(evidence.firstStep()).isBetween(15L, 18L);
    assertThat(rule).on(history().metric(TRAIN_LOSS, 64, i -> 2.302585)).finds(CRITICAL);
  }

  @Test
  void staysSilentOnARunThatFinishedEarly() {
    assertThat(rule)
        .among(siblings)
        .on(history().metric(TRAIN_LOSS, 20, i -> 2.3 / (1 + i)))
        .isClear();
  }

  @Test
  void staysSilentOnALossThatIsRoundedToNothing() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 64, i -> i < 16 ? 2.5 / (1 + i) : 0.0001))
        .isClear();
    assertThat(rule).on(history().metric(TRAIN_LOSS, 64, i -> 0)).isClear();
  }

  @Test
  void doesNotJudgeWithoutLoss() {
    assertThat(rule).on(history()).isNotJudgedWithout(TRAIN_LOSS);
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 1, 1))
        .isNotJudgedFor(Lack.Kind.POINTS, "sixteen");
  }
}

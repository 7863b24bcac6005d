package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.finding.HistoryBuilder;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.YardstickBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarmTest {
  private final List<MeasuredRun> siblings = Sweep.of(run -> run.metric(TRAIN_LOSS, 3, 2, 1));

  @Test
  void aRunAsGoodAsItsSiblingsCameToNone() {
    assertThat(harm(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i)))
        .isEqualTo(Harm.NOT_SEEN);
  }

  @Test
  void aRunClearlyWorseThanEveryGoodSiblingFallsShort() {
    assertThat(harm(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i)))
        .isEqualTo(Harm.FALLS_SHORT);
  }

  @Test
  void aRunThatLearnedNothingIsUseless() {
    assertThat(harm(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1))).isEqualTo(Harm.USELESS);
    assertThat(harm(history().metric(VALIDATION_ACCURACY, 0.1, 0.5, NaN))).isEqualTo(Harm.USELESS);
  }

  @Test
  void aRunThatWasStoppedIsComparedWithItsSiblingsAtThatStep() {
    HistoryBuilder stopped =
        history().status(RunStatus.KILLED).metric(VALIDATION_ACCURACY, 6, i -> 0.1 + 0.04 * i);
    assertThat(harm(stopped)).isEqualTo(Harm.NOT_SEEN);
  }

  @Test
  void withoutSiblingsTheRunsOwnLossDecides() {
    assertThat(alone(history().metric(TRAIN_LOSS, 2.3, 2.31, 2.3, 2.3))).isEqualTo(Harm.USELESS);
    assertThat(alone(history().metric(TRAIN_LOSS, 2.3, 1.5, 1.1, 0.9))).isEqualTo(Harm.NOT_SEEN);
    assertThat(alone(history().metric(TRAIN_LOSS, 2.3, 1.5, NaN))).isEqualTo(Harm.USELESS);
  }

  @Test
  void aLossThatOnlyComesDownFromABadStartIsNoGain() {
    assertThat(
            alone(
                history()
                    .metric(TRAIN_LOSS, 500, 2.4, 2.31, 2.3)
                    .metric(VALIDATION_ACCURACY, 0.11, 0.1, 0.12, 0.11)))
        .isEqualTo(Harm.USELESS);
  }

  @Test
  void aRunThatWasPerfectFromTheStartCameToNone() {
    assertThat(
            alone(
                history()
                    .metric(TRAIN_LOSS, 0.01, 0.01, 0.01)
                    .metric(VALIDATION_ACCURACY, 0.99, 0.99, 0.99)))
        .isEqualTo(Harm.NOT_SEEN);
    assertThat(alone(history().metric(TRAIN_LOSS, 0, 0, 0))).isEqualTo(Harm.NOT_SEEN);
  }

  @Test
  void tooLittleToSayIsNoHarm() {
    assertThat(alone(history())).isEqualTo(Harm.NOT_SEEN);
    assertThat(alone(history().metric(TRAIN_LOSS, 2.3))).isEqualTo(Harm.NOT_SEEN);
    assertThat(alone(history().metric(TRAIN_LOSS, 2.3, 2.3))).isEqualTo(Harm.NOT_SEEN);
  }

  @Test
  void holdsSeveritiesDown() {
    assertThat(Harm.NOT_SEEN.atMost(Severity.CRITICAL)).isEqualTo(Severity.MINOR);
    assertThat(Harm.FALLS_SHORT.atMost(Severity.CRITICAL)).isEqualTo(Severity.MAJOR);
    assertThat(Harm.USELESS.atMost(Severity.MAJOR)).isEqualTo(Severity.MAJOR);
  }

  private Harm harm(HistoryBuilder history) {
    MeasuredRun run = history.build();
    YardstickBuilder yardstick = new YardstickBuilder(run.program());
    siblings.forEach(yardstick::add);
    return Harm.of(run, yardstick.build().leavingOut(run));
  }

  private static Harm alone(HistoryBuilder history) {
    MeasuredRun run = history.build();
    return Harm.of(run, new YardstickBuilder(run.program()).build().leavingOut(run));
  }
}

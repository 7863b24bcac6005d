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

class EndsWhileStillImprovingTest {
  private final Rule rule = new EndsWhileStillImproving();
  private final List<MeasuredRun> siblings =
      Sweep.of(run -> run.metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 20.0)));

  @Test
  void findsASteadyDescentInARunThatFallsShort() {
    Evidence evidence =
        assertThat(rule)
            .among(siblings)
            .on(
                history()
                    .metric(TRAIN_LOSS, 100, i -> 2.1 - 0.01 * i)
                    .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
            .finds(MAJOR);
    assertThat(evidence.firstStep()).isEqualTo(74);
    assertThat(evidence.lastStep()).isEqualTo(99);
  }

  @Test
  void thinksLittleOfItInARunThatDoesWell() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 2.1 - 0.01 * i)
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .finds(MINOR);
    assertThat(rule).on(history().metric(TRAIN_LOSS, 100, i -> 2.1 - 0.01 * i)).finds(MINOR);
  }

  @Test
  void staysSilentOnADescentThatEndedLongAgo() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 10.0)))
        .isClear();
  }

  @Test
  void staysSilentOnALossThatRisesAtTheEnd() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 100, i -> 1 + Math.abs(i - 80) / 50.0))
        .isClear();
  }

  @Test
  void doesNotJudgeAShortHistory() {
    assertThat(rule).on(history()).isNotJudgedWithout(TRAIN_LOSS);
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 2, 1))
        .isNotJudgedFor(Lack.Kind.POINTS, "fewer than eight");
  }
}

package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.archive.Metric.VALIDATION_LOSS;
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

class TrainedFarPastBestTest {
  private final Rule rule = new TrainedFarPastBest();
  private final List<MeasuredRun> siblings =
      Sweep.of(run -> run.metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 20.0)));

  @Test
  void findsARunWhoseBestWasLongAgo() {
    Evidence evidence =
        assertThat(rule)
            .among(siblings)
            .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.8 - 0.02 * Math.abs(i - 6)))
            .finds(MAJOR);
    assertThat(evidence.firstStep()).isBetween(5L, 7L);
  }

  @Test
  void thinksLittleOfItInARunThatStillDoesWell() {
    assertThat(rule)
        .among(siblings)
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.9 - 0.003 * Math.abs(i - 6)))
        .finds(MINOR);
  }

  @Test
  void thinksLittleOfItWithoutSiblings() {
    assertThat(rule)
        .on(history().metric(VALIDATION_LOSS, 100, i -> 0.8 + Math.abs(i - 30) / 50.0))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnARunThatIsBestAtItsEnd() {
    assertThat(rule)
        .among(siblings)
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .isClear();
  }

  @Test
  void staysSilentOnALevelThatIsKept() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(
                    VALIDATION_ACCURACY, 40, i -> Math.min(0.8, 0.1 + 0.1 * i) + 0.01 * (i % 2)))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutValidation() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 40.0)))
        .isNotJudgedWithout(VALIDATION_LOSS);
    assertThat(rule)
        .on(history().metric(VALIDATION_LOSS, 1, 2))
        .isNotJudgedFor(Lack.Kind.POINTS, "fewer than eight");
  }
}

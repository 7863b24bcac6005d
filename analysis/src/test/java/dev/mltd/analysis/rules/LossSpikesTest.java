package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.INFO;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class LossSpikesTest {
  private final Rule rule = new LossSpikes();

  @Test
  void findsALeapThatDoesNotComeBack() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .metric(TRAIN_LOSS, 128, i -> 2 - i / 128.0 + (i >= 60 ? 3 : 0) + wiggle(i)))
            .finds(MAJOR);
    assertThat(evidence.firstStep()).isEqualTo(59);
    assertThat(evidence.sentence()).contains("stayed");
  }

  @Test
  void thinksLittleOfManyLeapsThatComeBack() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 128, i -> 2 - i / 128.0 + (i % 40 == 30 ? 3 : 0) + wiggle(i)))
        .finds(MINOR);
  }

  @Test
  void mentionsASingleLeapThatComesBack() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 128, i -> 2 - i / 128.0 + (i == 70 ? 3 : 0) + wiggle(i)))
        .finds(INFO);
  }

  @Test
  void staysSilentOnTheLeapOfTheFirstStepsThatComesBack() {
    assertThat(rule)
        .on(
            history()
                .metric(
                    TRAIN_LOSS, 128, i -> 2 - i / 128.0 + (i == 2 || i == 5 ? 300 : 0) + wiggle(i)))
        .isClear();
  }

  @Test
  void staysSilentOnNoiseAndOnSmallLeaps() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 128, i -> 2 - i / 128.0 + wiggle(i)))
        .isClear();
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 128, i -> 2 - i / 128.0 + (i == 70 ? 0.15 : 0) + wiggle(i)))
        .isClear();
  }

  @Test
  void doesNotJudgeAShortHistory() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 2, 50, 1))
        .isNotJudgedFor(Lack.Kind.POINTS, "fewer than 64");
    assertThat(rule).on(history()).isNotJudgedWithout(TRAIN_LOSS);
  }

  /** Small noise, the same in every run of the test. */
  private static double wiggle(int i) {
    return 0.002 * Math.sin(i * 2.5);
  }
}

package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.LEARNING_RATE;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class WarmUpMissingTest {
  private final Rule rule = new WarmUpMissing();

  @Test
  void findsAnEarlySpikeAtTheFullRateInARunThatIsHarmed() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .metric(TRAIN_LOSS, 100, i -> i == 2 ? 50 : 2.3 + 0.01 * (i % 2))
                    .metric(LEARNING_RATE, 100, i -> 0.1))
            .finds(MAJOR);
    assertThat(evidence.lastStep()).isEqualTo(2);
  }

  @Test
  void thinksLittleOfAStepTwoSpikeThatRecovers() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> i == 2 ? 50 : 2.3 * Math.exp(-i / 20.0))
                .metric(LEARNING_RATE, 100, i -> 0.1))
        .finds(MINOR);
  }

  @Test
  void staysSilentAfterAWarmUp() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> i == 2 ? 50 : 2.3 * Math.exp(-i / 20.0))
                .metric(LEARNING_RATE, 100, i -> Math.min(0.1, 0.01 * (i + 1))))
        .isClear();
  }

  @Test
  void staysSilentWithoutAnEarlySpike() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> i == 60 ? 50 : 2.3 * Math.exp(-i / 20.0))
                .metric(LEARNING_RATE, 100, i -> 0.1))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutRateAndLoss() {
    assertThat(rule).on(history().metric(TRAIN_LOSS, 1, 9)).isNotJudgedWithout(LEARNING_RATE);
    assertThat(rule).on(history().metric(LEARNING_RATE, 1, 1)).isNotJudgedWithout(TRAIN_LOSS);
    assertThat(rule)
        .on(history().metric(LEARNING_RATE, 1, 1).metric(TRAIN_LOSS, 1, 9))
        .isNotJudgedFor(Lack.Kind.POINTS, "ten");
  }
}

package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;

import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.measure.MeasuredRun;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LossOscillatesTest {
  private final Rule rule = new LossOscillates();
  private final List<MeasuredRun> siblings =
      Sweep.of(run -> run.metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 20.0)));

  @Test
  void findsALossThatSwingsInARunThatFallsShort() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 1.2 + 0.4 * noise(i))
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
        .finds(MAJOR);
  }

  @Test
  void thinksLittleOfSwingsInARunThatDoesWell() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.5 + 0.4 * noise(i))
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .finds(MINOR);
  }

  @Test
  void thinksLittleOfSwingsWithoutSiblings() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 100, i -> 2 - i / 200.0 + noise(i)))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnTheUsualNoise() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 20.0) + 0.02 * noise(i))
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .isClear();
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 100, i -> 2 * Math.exp(-i / 20.0) + 0.1 * noise(i)))
        .isClear();
  }

  @Test
  void doesNotJudgeAShortHistory() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 2, 1, 2, 1))
        .isNotJudgedFor(Lack.Kind.POINTS, "fewer than 16");
    assertThat(rule).on(history()).isNotJudgedWithout(TRAIN_LOSS);
  }

  /** Noise that changes sign at random, the same in every run of the test. */
  private static double noise(int i) {
    return new Random(i * 7919L).nextGaussian();
  }
}

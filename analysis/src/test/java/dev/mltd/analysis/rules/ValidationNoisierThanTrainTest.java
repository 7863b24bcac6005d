package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_LOSS;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MINOR;

import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.measure.MeasuredRun;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValidationNoisierThanTrainTest {
  private final Rule rule = new ValidationNoisierThanTrain();
  private final List<MeasuredRun> siblings =
      Sweep.of(
          run ->
              run.metric(TRAIN_LOSS, 100, i -> 2 - 0.01 * i + 0.01 * noise(i))
                  .metric(VALIDATION_LOSS, 100, i -> 2 - 0.01 * i + 0.02 * noise(i + 1000)));

  @Test
  void findsAValidationLossThatJumps() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 2 - 0.01 * i + 0.01 * noise(i))
                .metric(VALIDATION_LOSS, 100, i -> 2 - 0.01 * i + 0.4 * noise(i + 1000)))
        .finds(MINOR);
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 2 - 0.01 * i + 0.01 * noise(i))
                .metric(VALIDATION_LOSS, 100, i -> 2 - 0.01 * i + 0.4 * noise(i + 1000)))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnTheUsualNoise() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 2 - 0.01 * i + 0.01 * noise(i))
                .metric(VALIDATION_LOSS, 100, i -> 2 - 0.01 * i + 0.03 * noise(i + 1000)))
        .isClear();
  }

  @Test
  void staysSilentOnNoiseThatIsSmallAgainstWhatWasGained() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 2 - 0.01 * i)
                .metric(VALIDATION_LOSS, 100, i -> 2 - 0.01 * i + 0.02 * noise(i)))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutBothLosses() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 100, i -> 2 - 0.01 * i + 0.01 * noise(i)))
        .isNotJudgedWithout(VALIDATION_LOSS);
    assertThat(rule)
        .on(history().metric(VALIDATION_LOSS, 100, i -> 0.8 + Math.abs(i - 30) / 50.0))
        .isNotJudgedWithout(TRAIN_LOSS);
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 2 - 0.01 * i + 0.01 * noise(i))
                .metric(VALIDATION_LOSS, 1, 2))
        .isNotJudgedFor(Lack.Kind.POINTS, "fewer than 16");
  }

  /** Noise that changes sign at random, the same in every run of the test. */
  private static double noise(int i) {
    return new Random(i * 7919L).nextGaussian();
  }
}

package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.LEARNING_RATE;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;

import dev.mltd.analysis.finding.HistoryBuilder;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class LearningRateNeverDecaysTest {
  private final Rule rule = new LearningRateNeverDecays();

  @Test
  void findsAConstantRateOverALossThatOnlyShakes() {
    assertThat(rule).on(shaking().metric(LEARNING_RATE, 100, i -> 0.1)).finds(MINOR);
  }

  @Test
  void findsItAfterAWarmUp() {
    assertThat(rule)
        .on(shaking().metric(LEARNING_RATE, 100, i -> Math.min(0.1, 0.01 * (i + 1))))
        .finds(MINOR);
  }

  @Test
  void mattersMoreWhereGoodSiblingsDecayAndTheRunFallsShort() {
    assertThat(rule)
        .among(Sweep.of(run -> run.metric(LEARNING_RATE, 20, i -> 0.1 / (1 + i))))
        .on(
            shaking()
                .metric(LEARNING_RATE, 100, i -> 0.1)
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
        .finds(MAJOR);
  }

  @Test
  void staysSilentOnARateThatDecays() {
    assertThat(rule)
        .on(shaking().metric(LEARNING_RATE, 100, i -> 0.05 * (1 + Math.cos(i * Math.PI / 99))))
        .isClear();
    assertThat(rule)
        .on(shaking().metric(LEARNING_RATE, 100, i -> i % 25 == 0 ? 0.1 : 0.1 / (1 + i % 25)))
        .isClear();
  }

  @Test
  void staysSilentWhileTheLossFalls() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 2.3 - 0.02 * i + 0.1 * Math.sin(37.0 * i * i))
                .metric(LEARNING_RATE, 100, i -> 0.1))
        .isClear();
  }

  @Test
  void staysSilentOnASmoothPlateau() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 0.1 + Math.exp(-i / 5.0))
                .metric(LEARNING_RATE, 100, i -> 0.1))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutRateAndLoss() {
    assertThat(rule).on(shaking()).isNotJudgedWithout(LEARNING_RATE);
    assertThat(rule).on(history().metric(LEARNING_RATE, 1, 1)).isNotJudgedWithout(TRAIN_LOSS);
    assertThat(rule)
        .on(history().metric(LEARNING_RATE, 1, 1).metric(TRAIN_LOSS, 1, 1))
        .isNotJudgedFor(Lack.Kind.POINTS, "sixteen");
  }

  private static HistoryBuilder shaking() {
    return history()
        .metric(TRAIN_LOSS, 100, i -> 1 + Math.exp(-i / 5.0) + 0.2 * Math.sin(37.0 * i * i));
  }
}

package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.GRADIENT_NORM;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.INFO;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;

import dev.mltd.analysis.finding.HistoryBuilder;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class GradientsClippedThroughoutTest {
  private final Rule rule = new GradientsClippedThroughout();

  @Test
  void findsNormsThatStandAtOneMaximum() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 40, i -> 2.3)
                .metric(GRADIENT_NORM, 40, i -> i % 5 == 0 ? 0.7 : 1))
        .finds(MAJOR);
  }

  @Test
  void findsNormsAboveTheConfiguredClip() {
    HistoryBuilder clipped = history().metric(GRADIENT_NORM, 40, i -> 3 + Math.sin(37.0 * i * i));
    assertThat(rule).on(clipped.config("max_grad_norm", 1.0)).finds(MINOR);
  }

  @Test
  void staysSilentWhenOnlyTheExceptionalGradientIsClipped() {
    HistoryBuilder rarely =
        history()
            .metric(GRADIENT_NORM, 40, i -> i % 10 == 0 ? 1 : 0.5 + 0.3 * Math.sin(37.0 * i * i));
    assertThat(rule).on(rarely.config("max_grad_norm", 1.0)).isClear();
  }

  @Test
  void takesTheHabitOfGoodSiblingsForWorthKnowing() {
    assertThat(rule)
        .among(Sweep.of(run -> run.metric(GRADIENT_NORM, 40, i -> 1)))
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1).metric(GRADIENT_NORM, 40, i -> 1))
        .finds(INFO);
  }

  @Test
  void doesNotJudgeWithoutEnoughGradients() {
    assertThat(rule).on(history()).isNotJudgedWithout(GRADIENT_NORM);
    assertThat(rule)
        .on(history().metric(GRADIENT_NORM, 1, 1))
        .isNotJudgedFor(Lack.Kind.POINTS, "ten");
    assertThat(rule)
        .on(history().metric(GRADIENT_NORM, 40, i -> 0))
        .isNotJudgedFor(Lack.Kind.POINTS, "zero");
  }
}

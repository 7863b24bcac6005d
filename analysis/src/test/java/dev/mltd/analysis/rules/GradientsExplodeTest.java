package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.GRADIENT_NORM;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class GradientsExplodeTest {
  private final Rule rule = new GradientsExplode();

  @Test
  void findsAGradientThatGrowsForGood() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 40, i -> 2 + 0.1 * i)
                .metric(GRADIENT_NORM, 40, i -> i < 20 ? 1 : 1000))
        .finds(CRITICAL);
  }

  @Test
  void findsASpikeOfALayerAndItsStep() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .metric(TRAIN_LOSS, 100, i -> 2 + 0.1 * i)
                    .layer(GRADIENT_NORM, "last", 100, i -> i == 70 ? 1e5 : 1 + 0.01 * (i % 3)))
            .finds(MAJOR);
    assertThat(evidence.firstStep()).isEqualTo(70);
    assertThat(evidence.layer()).isEqualTo("last");
  }

  @Test
  void thinksLessOfItInARunThatLearns() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 40, i -> 2.3 / (1 + i))
                .metric(GRADIENT_NORM, 40, i -> i < 20 ? 1 : 1000))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnALargeGradientAtTheStart() {
    assertThat(rule).on(history().metric(GRADIENT_NORM, 40, i -> i < 2 ? 1e4 : 1)).isClear();
  }

  @Test
  void staysSilentOnWhatGoodSiblingsShowAsWell() {
    assertThat(rule)
        .among(Sweep.of(run -> run.metric(GRADIENT_NORM, 40, i -> i < 20 ? 1 : 500)))
        .on(
            history()
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1)
                .metric(GRADIENT_NORM, 40, i -> i < 20 ? 1 : 1000))
        .isClear();
  }

  @Test
  void staysSilentOnNoise() {
    assertThat(rule)
        .on(history().metric(GRADIENT_NORM, 200, i -> 1 + 0.9 * Math.sin(37.0 * i * i)))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutEnoughGradients() {
    assertThat(rule).on(history()).isNotJudgedWithout(GRADIENT_NORM);
    assertThat(rule)
        .on(history().metric(GRADIENT_NORM, 1, 1e9))
        .isNotJudgedFor(Lack.Kind.POINTS, "eight");
  }
}

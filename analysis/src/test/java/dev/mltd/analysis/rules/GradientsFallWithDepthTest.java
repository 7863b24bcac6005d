package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.GRADIENT_NORM;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.HistoryBuilder;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class GradientsFallWithDepthTest {
  private final Rule rule = new GradientsFallWithDepth();

  @Test
  void findsFirstLayersThatHardlyGetAGradient() {
    Evidence evidence =
        assertThat(rule)
            .on(profile(1e-6, 1e-4, 1).metric(TRAIN_LOSS, 20, i -> 2.3))
            .finds(CRITICAL);
    assertThat(evidence.layer()).isEqualTo("layer0");
  }

  @Test
  void thinksLessOfItInARunThatLearns() {
    assertThat(rule)
        .on(profile(1e-6, 1e-4, 1).metric(TRAIN_LOSS, 20, i -> 2.3 / (1 + i)))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnLayersThatDifferByTheirSizes() {
    assertThat(rule).on(profile(0.05, 0.2, 1)).isClear();
    assertThat(rule).on(profile(1, 1e-4, 1e-6)).isClear();
  }

  @Test
  void passesOverAFrozenLayer() {
    assertThat(rule).on(profile(0, 0.5, 0.7, 1)).isClear();
  }

  @Test
  void staysSilentOnAProfileThatPasses() {
    HistoryBuilder passing =
        history()
            .layer(GRADIENT_NORM, "first", 20, i -> i < 10 ? 1e-6 : 1)
            .layer(GRADIENT_NORM, "middle", 20, i -> 1)
            .layer(GRADIENT_NORM, "last", 20, i -> 1);
    assertThat(rule).on(passing).isClear();
  }

  @Test
  void doesNotJudgeWithoutThreeLayers() {
    assertThat(rule)
        .on(history().metric(GRADIENT_NORM, 1, 1))
        .isNotJudgedFor(Lack.Kind.METRIC, "no gradient_norm of layers");
    assertThat(rule)
        .on(profile(1e-6, 1))
        .isNotJudgedFor(Lack.Kind.DOES_NOT_APPLY, "fewer than three layers");
    assertThat(rule).on(profile(NaN, NaN, NaN)).isNotJudgedFor(Lack.Kind.METRIC, "finite");
  }

  private static HistoryBuilder profile(double... norms) {
    HistoryBuilder history = history();
    for (int layer = 0; layer < norms.length; layer++) {
      double norm = norms[layer];
      history.layer(GRADIENT_NORM, "layer" + layer, 20, i -> norm);
    }
    return history;
  }
}

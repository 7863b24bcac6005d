package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.GRADIENT_NORM;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class GradientsVanishTest {
  private final Rule rule = new GradientsVanish();

  @Test
  void findsAGradientThatDisappearsWhileTheLossStands() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .metric(TRAIN_LOSS, 40, i -> 2.3)
                    .metric(GRADIENT_NORM, 40, i -> Math.exp(-i / 2.0)))
            .finds(CRITICAL);
    assertThat(evidence.value()).isLessThan(evidence.limit());
  }

  @Test
  void findsItInAllLayersTogether() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 40, i -> 2.3)
                .layer(GRADIENT_NORM, "first", 40, i -> 0.1 * Math.exp(-i / 2.0))
                .layer(GRADIENT_NORM, "last", 40, i -> Math.exp(-i / 2.0)))
        .finds(CRITICAL);
  }

  @Test
  void staysSilentWhenOneLayerStillMoves() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 40, i -> 2.3)
                .layer(GRADIENT_NORM, "first", 40, i -> 0.1 * Math.exp(-i / 2.0))
                .layer(GRADIENT_NORM, "last", 40, i -> 1))
        .isClear();
  }

  @Test
  void findsAGradientFarBelowThoseOfGoodSiblingsFromTheStart() {
    assertThat(rule)
        .among(Sweep.of(run -> run.metric(GRADIENT_NORM, 20, i -> 1)))
        .on(
            history()
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1)
                .metric(TRAIN_LOSS, 20, i -> 2.3)
                .metric(GRADIENT_NORM, 20, i -> 1e-4))
        .finds(CRITICAL);
  }

  @Test
  void staysSilentOnARunThatConverged() {
    assertThat(rule)
        .on(
            history()
                .metric(TRAIN_LOSS, 40, i -> 2.3 * Math.exp(-i / 2.0))
                .metric(GRADIENT_NORM, 40, i -> Math.exp(-i / 2.0)))
        .isClear();
  }

  @Test
  void staysSilentOnARunThatDoesNotLearnForAnotherReason() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 40, i -> 2.3).metric(GRADIENT_NORM, 40, i -> 1))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutGradientsOrLoss() {
    assertThat(rule).on(history().metric(TRAIN_LOSS, 2, 1)).isNotJudgedWithout(GRADIENT_NORM);
    assertThat(rule).on(history().metric(GRADIENT_NORM, 2, 1)).isNotJudgedWithout(TRAIN_LOSS);
    assertThat(rule)
        .on(history().metric(GRADIENT_NORM, 2, NaN).metric(TRAIN_LOSS, 2, 1))
        .isNotJudgedFor(Lack.Kind.DOES_NOT_APPLY, "finite");
  }
}

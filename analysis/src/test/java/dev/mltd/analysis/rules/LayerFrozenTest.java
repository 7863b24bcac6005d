package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.GRADIENT_NORM;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.UPDATE_RATIO;
import static dev.mltd.analysis.archive.Metric.WEIGHT_NORM;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class LayerFrozenTest {
  private final Rule rule = new LayerFrozen();

  @Test
  void findsALayerThatNeverMoves() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .metric(TRAIN_LOSS, 20, i -> 2.3)
                    .layer(UPDATE_RATIO, "first", 20, i -> 0)
                    .layer(UPDATE_RATIO, "last", 20, i -> 1e-3))
            .finds(MAJOR);
    assertThat(evidence.layer()).isEqualTo("first");
  }

  @Test
  void seesItInGradientsWhereUpdatesWereNotRecorded() {
    assertThat(rule)
        .on(
            history()
                .layer(GRADIENT_NORM, "first", 20, i -> 0)
                .layer(GRADIENT_NORM, "last", 20, i -> 1))
        .finds(MINOR);
  }

  @Test
  void staysSilentWhenAllMoveOrAllStand() {
    assertThat(rule)
        .on(history().layer(UPDATE_RATIO, "a", 1e-9, 1e-9).layer(UPDATE_RATIO, "b", 1e-3, 1e-3))
        .isClear();
    assertThat(rule)
        .on(history().layer(UPDATE_RATIO, "a", 0, 0).layer(UPDATE_RATIO, "b", 0, 0))
        .isClear();
  }

  @Test
  void staysSilentOnAScheduleThatEndsAtZero() {
    assertThat(rule)
        .on(
            history()
                .layer(UPDATE_RATIO, "first", 20, i -> i < 15 ? 1e-3 : 0)
                .layer(UPDATE_RATIO, "last", 20, i -> 1e-3))
        .isClear();
  }

  @Test
  void passesOverLayersWithoutWeights() {
    assertThat(rule)
        .on(
            history()
                .layer(WEIGHT_NORM, "pooling", 0, 0)
                .layer(UPDATE_RATIO, "pooling", 0, 0)
                .layer(UPDATE_RATIO, "first", 1e-3, 1e-3)
                .layer(UPDATE_RATIO, "last", 1e-3, 1e-3))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutTwoLayers() {
    assertThat(rule)
        .on(history().metric(UPDATE_RATIO, 0, 0))
        .isNotJudgedFor(Lack.Kind.METRIC, "two layers");
    assertThat(rule)
        .on(history().layer(UPDATE_RATIO, "a", 0, 0))
        .isNotJudgedFor(Lack.Kind.METRIC, "two layers");
  }
}

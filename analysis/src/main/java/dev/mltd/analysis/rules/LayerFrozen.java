package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.List;
import java.util.Optional;

/** A layer stood still while others moved. */
public final class LayerFrozen extends Rule {
  static final Limit STILL =
      new Limit(
          "still",
          0.9,
          "share of the points that are exactly zero",
          "nine of ten: chance and warm-up do not give exact zeros");

  private static final Need<List<MeasuredSeries>> LAYERS =
      Need.ofRun(
          run -> Optional.of(layers(run)).filter(layers -> layers.size() > 1),
          Lack.metric(
              "no update_ratio or gradient_norm of two layers",
              Metric.UPDATE_RATIO,
              Metric.GRADIENT_NORM));

  LayerFrozen() {
    super(
        Family.GRADIENTS,
        "a layer with weights has an update ratio or gradient norm of exactly zero while other"
            + " layers have not",
        "the layer keeps the weights it was given: it was frozen, cut off, or its units are dead",
        "update_ratio or gradient_norm of at least two layers",
        "no limit but an exact zero is involved",
        List.of(STILL),
        List.of(LAYERS));
  }

  @Override
  protected Finding judge(Look look) {
    List<MeasuredSeries> layers = look.at(LAYERS);
    double limit = look.limit(STILL);
    List<MeasuredSeries> still =
        layers.stream()
            .filter(layer -> layer.curve().zeros() >= limit && layer.curve().end() == 0)
            .toList();
    if (still.isEmpty() || still.size() == layers.size()) {
      return look.clear();
    }
    MeasuredSeries shown = still.get(0);
    return look.found(Harm.atMost(Severity.MAJOR, look), shown)
        .because(
            shown.curve().zeros(),
            limit,
            "the %s is exactly zero at %.0f %% of its points; so it is in %d of %d layers",
            shown,
            100 * shown.curve().zeros(),
            still.size(),
            layers.size());
  }

  private static List<MeasuredSeries> layers(MeasuredRun run) {
    Metric metric =
        run.layers(Metric.UPDATE_RATIO).size() > 1 ? Metric.UPDATE_RATIO : Metric.GRADIENT_NORM;
    return run.layers(metric).stream()
        .filter(layer -> layer.curve().finite() > 0)
        .filter(layer -> !isWithoutWeights(run, layer))
        .toList();
  }

  /** Pooling and the like: nothing in them can move. */
  private static boolean isWithoutWeights(MeasuredRun run, MeasuredSeries layer) {
    return run.layers(Metric.WEIGHT_NORM).stream()
        .anyMatch(norm -> norm.layer().equals(layer.layer()) && norm.curve().maximum() == 0);
  }
}

package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.stats.Quantile;
import java.util.Arrays;
import java.util.List;

/** The gradients of the first layers are orders of magnitude below those of the last. */
public final class GradientsFallWithDepth extends Rule {
  static final Limit FIRST_TO_LAST =
      new Limit(
          "first_to_last",
          1e-3,
          "median gradient norm of the first third of the layers, per that of the last third",
          "three orders; layers of healthy networks differ by one or two with their sizes");
  static final Limit LASTING =
      new Limit(
          "lasting",
          0.8,
          "share of the levels",
          "four of five: the profile is a property of the network, not of a moment");
  private static final int FEWEST_LAYERS = 3;

  /** A layer without any gradient is frozen, or has no weights: it says nothing of its depth. */
  private static final Need<List<MeasuredSeries>> MOVING =
      Need.ofRun(
          run ->
              Needs.some(
                  run.layers(Metric.GRADIENT_NORM).stream()
                      .filter(layer -> layer.curve().zeros() < 1)
                      .toList()),
          Lack.metric("no gradient_norm of layers", Metric.GRADIENT_NORM));

  private static final Need<List<MeasuredSeries>> LAYERS =
      MOVING.where(
          layers -> layers.size() >= FEWEST_LAYERS,
          layers -> Lack.doesNotApply("gradient_norm above zero of fewer than three layers"));

  GradientsFallWithDepth() {
    super(
        Family.GRADIENTS,
        "through most of the training the gradient norms of the first layers are orders of"
            + " magnitude below those of the last",
        "the signal shrinks on its way back through the layers, so that the first hardly learn",
        "gradient_norm of at least three layers, in their order in the network",
        "Glorot and Bengio 2010, figure 7: back-propagated gradients by layer",
        List.of(FIRST_TO_LAST, LASTING),
        List.of(LAYERS));
  }

  @Override
  protected Finding judge(Look look) {
    List<MeasuredSeries> layers = look.at(LAYERS);
    int third = layers.size() / 3;
    List<MeasuredSeries> first = layers.subList(0, third);
    List<MeasuredSeries> last = layers.subList(layers.size() - third, layers.size());
    MeasuredSeries shown = first.get(0);
    double limit = look.limit(FIRST_TO_LAST);
    long[] steps = shown.curve().levelSteps();
    int judged = 0;
    int low = 0;
    double[] shares = new double[steps.length];
    for (long step : steps) {
      double share = levelAt(first, step) / levelAt(last, step);
      if (!Double.isNaN(share)) {
        low += share < limit ? 1 : 0;
        shares[judged++] = share;
      }
    }
    if (judged == 0) {
      return look.notJudged(
          Lack.metric("no finite gradient_norm of the first and the last layers"));
    }
    if (low < look.limit(LASTING) * judged) {
      return look.clear();
    }
    double share = Quantile.median(Arrays.copyOf(shares, judged));
    return look.found(Harm.atMost(Severity.CRITICAL, look), shown)
        .because(
            share,
            limit,
            "the first of %d layers have %.2g of the gradient norm of the last, at %d of %d levels"
                + " below the limit",
            layers.size(),
            share,
            low,
            judged);
  }

  private static double levelAt(List<MeasuredSeries> layers, long step) {
    return Quantile.median(
        layers.stream()
            .mapToDouble(layer -> layer.curve().levelAtStep(step))
            .filter(Double::isFinite)
            .toArray());
  }
}

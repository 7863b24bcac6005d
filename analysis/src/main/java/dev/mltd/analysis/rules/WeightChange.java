package dev.mltd.analysis.rules;

import dev.mltd.analysis.siblings.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import dev.mltd.analysis.stats.Curve;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How the norm of a layer's weights, or of all, changed over a run.
 *
 * @param series of the norm
 * @param start first norm, above zero
 * @param ratio last to first norm
 */
record WeightChange(MeasuredSeries series, double start, double ratio) {
  private static final int FEWEST_POINTS = 3;

  /** Biases and the like start at or near zero, where a ratio says nothing. */
  private static final double SMALL = 0.01;

  /** The changes of those norms that start well above zero. */
  static List<WeightChange> of(List<MeasuredSeries> norms) {
    double largestStart =
        norms.stream()
            .mapToDouble(norm -> norm.curve().first())
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN);
    return norms.stream()
        .filter(norm -> norm.curve().finite() >= FEWEST_POINTS)
        .filter(norm -> norm.curve().first() > SMALL * largestStart)
        .map(norm -> new WeightChange(norm, norm.curve().first(), ratio(norm.curve())))
        .toList();
  }

  /** A quantile of the same ratio over the good siblings, of which only whole models are known. */
  OptionalDouble ofSiblings(double probability, Siblings siblings) {
    return series.layer().isEmpty()
        ? siblings.quantile(probability, series.metric(), WeightChange::ratio)
        : OptionalDouble.empty();
  }

  private static double ratio(Curve curve) {
    return Math.min(curve.end() / curve.first(), Double.MAX_VALUE);
  }
}

package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
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

  static final Need<List<WeightChange>> NEED =
      Needs.everywhere(Metric.WEIGHT_NORM)
          .then(
              norms -> Needs.some(of(norms)),
              norms -> Lack.points(norms, FEWEST_POINTS, "three finite points of weight_norm"));

  /**
   * Finds a change that ends beyond a limit, as most levels of the later half do.
   *
   * @param ratio last to first norm that is found
   * @param timesSiblings beyond this many times what the good siblings come to as well
   */
  static Finding judge(Look look, Side side, Limit ratio, Limit timesSiblings) {
    double alone = look.limit(ratio);
    for (WeightChange change : look.at(NEED)) {
      OptionalDouble ofGood = change.ofSiblings(side.extreme(), look.siblings());
      double limit =
          ofGood.isPresent()
              ? side.farther(alone, look.limit(timesSiblings) * ofGood.getAsDouble())
              : alone;
      if (side.isBeyond(change.ratio, limit) && change.lasts(side, limit)) {
        return look.found(Harm.atMost(Severity.CRITICAL, look), change.series)
            .because(
                change.ratio,
                limit,
                "the %s went from %.3g to %.3g",
                change.series,
                change.start,
                change.series.curve().end());
      }
    }
    return look.clear();
  }

  private boolean lasts(Side side, double limit) {
    return series.curve().laterShare(level -> side.isBeyond(level / start, limit)) > 0.5;
  }

  /** The changes of those norms that start well above zero. */
  private static List<WeightChange> of(List<MeasuredSeries> norms) {
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
  private OptionalDouble ofSiblings(double probability, Siblings siblings) {
    return series.layer().isEmpty()
        ? siblings.quantile(probability, series.metric(), WeightChange::ratio)
        : OptionalDouble.empty();
  }

  private static double ratio(Curve curve) {
    return Math.min(curve.end() / curve.first(), Double.MAX_VALUE);
  }
}

package dev.mltd.analysis.compare;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.MetricKind.Range;
import dev.mltd.analysis.measure.PrimaryMetric;

/**
 * A metric as an error, so that lower is better and a relative improvement means something: 1 - x
 * of a metric that is at most 1, so that 0.98 to 0.99 halves it, and -x of any other that is to
 * grow.
 *
 * @param metric of known direction
 */
record ErrorScale(PrimaryMetric metric) {
  /** A value as an error. */
  double error(double value) {
    if (metric.direction() == Direction.MINIMISE) {
      return value;
    }
    return isAtMostOne() ? 1 - value : -value;
  }

  boolean isAtMostOne() {
    return metric.direction() == Direction.MAXIMISE
        && (range() == Range.SHARE || range() == Range.AT_MOST_ONE);
  }

  boolean mayChangeSign() {
    return range() == Range.OF_EITHER_SIGN;
  }

  private Range range() {
    return MetricKind.named(metric.metric().name()).map(MetricKind::range).orElse(Range.UNKNOWN);
  }
}

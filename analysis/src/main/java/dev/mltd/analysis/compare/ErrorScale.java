package dev.mltd.analysis.compare;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.siblings.PrimaryMetric;
import java.util.Set;

/**
 * A metric as an error, so that lower is better and a relative improvement means something: 1 - x
 * of a metric that is at most 1, so that 0.98 to 0.99 halves it, and -x of any other that is to
 * grow.
 *
 * @param metric of known direction
 */
record ErrorScale(PrimaryMetric metric) {
  /** Metrics that are 1 at best. */
  private static final Set<String> AT_MOST_ONE =
      Set.of(
          "balanced_accuracy",
          "top_5_accuracy",
          Metric.ACCURACY,
          "f1",
          "auc",
          "average_precision",
          "mean_average_precision",
          "mean_average_precision_50",
          "precision",
          "recall",
          Metric.CLASS_RECALL.name(),
          "iou",
          "dice",
          "ssim",
          "r2");

  /** Metrics that may be on either side of zero, where no relative improvement exists. */
  private static final Set<String> OF_EITHER_SIGN = Set.of("reward");

  /** A value as an error. */
  double error(double value) {
    if (metric.direction() == Direction.MINIMISE) {
      return value;
    }
    return isAtMostOne() ? 1 - value : -value;
  }

  boolean isAtMostOne() {
    return metric.direction() == Direction.MAXIMISE && AT_MOST_ONE.contains(name());
  }

  boolean mayChangeSign() {
    return OF_EITHER_SIGN.contains(name());
  }

  private String name() {
    return metric.metric().name();
  }
}

package dev.mltd.analysis.measure;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Split;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metric by which the runs of a program are ranked.
 *
 * @param metric what and on which split
 * @param direction never unknown
 */
public record PrimaryMetric(Metric metric, Direction direction) implements Serializable {

  private static final List<Split> SPLITS =
      List.of(Split.VALIDATION, Split.TEST, Split.TRAIN, Split.UNSPECIFIED);

  /**
   * The primary metric of runs by convention; empty when none of their metrics qualifies.
   *
   * @param runs of each its metrics, and which way they are better
   */
  public static Optional<PrimaryMetric> byConvention(Collection<Map<Metric, Direction>> runs) {
    Map<Metric, Integer> counts = new HashMap<>();
    Map<Metric, Direction> directions = new HashMap<>();
    for (Map<Metric, Direction> run : runs) {
      run.forEach(
          (metric, direction) -> {
            if (direction != Direction.UNKNOWN) {
              counts.merge(metric, 1, Integer::sum);
              directions.put(metric, direction);
            }
          });
    }
    for (Split split : SPLITS) {
      for (MetricKind kind : MetricKind.primary()) {
        Metric metric = kind.on(split);
        if (2 * counts.getOrDefault(metric, 0) > runs.size()) {
          return Optional.of(new PrimaryMetric(metric, directions.get(metric)));
        }
      }
    }
    return Optional.empty();
  }

  /** A curve of this metric, turned so that lower is better. */
  public Curve lowerIsBetter(Curve curve) {
    return direction == Direction.MAXIMISE ? curve.negated() : curve;
  }

  @Override
  public String toString() {
    return metric.toString();
  }
}

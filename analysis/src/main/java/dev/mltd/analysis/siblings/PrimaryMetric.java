package dev.mltd.analysis.siblings;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.stats.Curve;
import java.io.Serializable;
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

  /**
   * By convention the first of these that most runs have: what a task is scored by comes before its
   * loss, which regularisation and label smoothing redefine, and what is logged because classes are
   * rare comes before accuracy, which rare classes flatter.
   */
  private static final List<String> NAMES =
      List.of(
          "balanced_accuracy",
          "f1",
          "auc",
          "mean_average_precision",
          Metric.ACCURACY,
          "bleu",
          "iou",
          "dice",
          "ssim",
          "wer",
          "cer",
          "fid",
          "r2",
          "rmse",
          "mse",
          "mae",
          Metric.LOSS,
          "perplexity",
          // What a study was told to optimise, where nothing says what it measures.
          Metric.OBJECTIVE);

  private static final List<Split> SPLITS =
      List.of(Split.VALIDATION, Split.TEST, Split.TRAIN, Split.UNSPECIFIED);

  /** The primary metric of runs by convention; empty when none of their metrics qualifies. */
  public static Optional<PrimaryMetric> byConvention(List<Sibling> runs) {
    Map<Metric, Integer> counts = new HashMap<>();
    Map<Metric, Direction> directions = new HashMap<>();
    for (Sibling run : runs) {
      run.directions()
          .forEach(
              (metric, direction) -> {
                if (direction != Direction.UNKNOWN) {
                  counts.merge(metric, 1, Integer::sum);
                  directions.put(metric, direction);
                }
              });
    }
    for (Split split : SPLITS) {
      for (String name : NAMES) {
        Metric metric = new Metric(name, split);
        if (2 * counts.getOrDefault(metric, 0) > runs.size()) {
          return Optional.of(new PrimaryMetric(metric, directions.get(metric)));
        }
      }
    }
    return Optional.empty();
  }

  /** A run's curve of this metric, turned so that lower is better. */
  public Optional<Curve> lowerIsBetter(Sibling run) {
    return run.curve(metric).map(this::lowerIsBetter);
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

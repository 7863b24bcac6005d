package dev.mltd.analysis.siblings;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.LayerLevels;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.measure.PrimaryMetric;
import dev.mltd.analysis.stats.Quantile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The good siblings of one run, which is not among them.
 *
 * @param missing why there is no yardstick; empty when there is one
 * @param yardstick of the run's program
 * @param good the good siblings without the run itself; empty without a yardstick
 */
public record Siblings(Optional<String> missing, Yardstick yardstick, List<Sibling> good) {

  /** Good siblings with a metric, below which their spread says nothing. */
  private static final int FEWEST = 2;

  static Siblings of(Yardstick yardstick, MeasuredRun run) {
    List<Sibling> others =
        yardstick.good().stream()
            .filter(sibling -> !sibling.runId().equals(run.runId()))
            .map(sibling -> sibling.comparableWith(run))
            .toList();
    Optional<String> missing = missing(yardstick, others.size());
    return new Siblings(missing, yardstick, missing.isEmpty() ? others : List.of());
  }

  private static Optional<String> missing(Yardstick yardstick, int good) {
    if (yardstick.configs() < Yardstick.FEWEST_CONFIGS) {
      return Optional.of(
          "only %d different configs of this program, %d are needed"
              .formatted(yardstick.configs(), Yardstick.FEWEST_CONFIGS));
    }
    if (yardstick.primary().isEmpty()) {
      return Optional.of("no metric by which to rank the runs of this program");
    }
    return good < FEWEST
        ? Optional.of("hardly any run of this program ended finite")
        : Optional.empty();
  }

  /** Whether there is a yardstick to judge by. */
  public boolean present() {
    return missing.isEmpty();
  }

  /** The metric by which the siblings were ranked. */
  public Optional<PrimaryMetric> primary() {
    return yardstick.primary();
  }

  /**
   * A quantile of a measure over the good siblings that have the metric; empty when fewer than two
   * do.
   */
  public OptionalDouble quantile(
      double probability, Metric metric, ToDoubleFunction<Curve> measure) {
    double[] values =
        good.stream()
            .flatMap(sibling -> sibling.curve(metric).stream())
            .mapToDouble(measure)
            .filter(value -> !Double.isNaN(value))
            .toArray();
    return values.length < FEWEST
        ? OptionalDouble.empty()
        : OptionalDouble.of(Quantile.of(probability, values));
  }

  /** The median of a measure over the good siblings; empty when fewer than two have the metric. */
  public OptionalDouble median(Metric metric, ToDoubleFunction<Curve> measure) {
    return quantile(0.5, metric, measure);
  }

  /**
   * The median, over the good siblings, of a summary of their layers; empty with fewer than two.
   */
  public OptionalDouble medianOfLayers(Metric metric, ToDoubleFunction<LayerLevels> measure) {
    double[] values =
        good.stream()
            .filter(sibling -> sibling.layers().containsKey(metric))
            .mapToDouble(sibling -> measure.applyAsDouble(sibling.layers().get(metric)))
            .toArray();
    return values.length < FEWEST
        ? OptionalDouble.empty()
        : OptionalDouble.of(Quantile.median(values));
  }

  /**
   * How far a level falls short of the good siblings, as a share of what they achieved: 0 is as
   * good as their median end, 1 is no better than where runs of this program start, negative is
   * better than they. Works for either direction.
   *
   * @param series whose metric is meant
   * @param level a level of it, in the series' own unit
   * @return empty without good siblings that improved the metric, and of a level that is NaN
   */
  public OptionalDouble regret(MeasuredSeries series, double level) {
    return regret(series, level, Curve::end);
  }

  /**
   * The same against another measure of the good siblings than their end, for instance where they
   * stood at the step at which a run was stopped.
   */
  public OptionalDouble regret(
      MeasuredSeries series, double level, ToDoubleFunction<Curve> measure) {
    OptionalDouble achieved = achieved(series, measure);
    if (achieved.isEmpty()) {
      return OptionalDouble.empty();
    }
    double shortfall = level - median(series.metric(), measure).orElseThrow();
    double regret = sign(series) * shortfall / achieved.getAsDouble();
    return Double.isNaN(regret) ? OptionalDouble.empty() : OptionalDouble.of(regret);
  }

  /**
   * How much better than a start the good siblings ended, in the metric's own unit and always
   * positive; empty when they did not, or are too few.
   */
  public OptionalDouble achieved(MeasuredSeries series) {
    return achieved(series, Curve::end);
  }

  private OptionalDouble achieved(MeasuredSeries series, ToDoubleFunction<Curve> measure) {
    OptionalDouble reference = median(series.metric(), measure);
    Double initial = yardstick.initial().get(series.metric());
    if (!present() || reference.isEmpty() || initial == null) {
      return OptionalDouble.empty();
    }
    double achieved = sign(series) * (initial - reference.getAsDouble());
    return achieved > 0 ? OptionalDouble.of(achieved) : OptionalDouble.empty();
  }

  private static double sign(MeasuredSeries series) {
    return series.direction() == Direction.MAXIMISE ? -1 : 1;
  }

  /** The run's series of the primary metric. */
  public Optional<MeasuredSeries> primarySeries(MeasuredRun run) {
    return primary().flatMap(primary -> run.find(primary.metric()));
  }
}

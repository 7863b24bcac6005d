package dev.mltd.analysis.measure;

import dev.mltd.analysis.archive.Metric;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a sibling tells of a metric that it recorded per layer, whose curves it does not carry
 * along: the typical levels of its layers.
 *
 * @param median over the layers whose level is not zero; 0 when all are
 * @param largest over all layers
 */
public record LayerLevels(double median, double largest) implements Serializable {

  /** The typical levels of a run's layers; empty when none is finite. */
  public static Optional<LayerLevels> of(MeasuredRun run, Metric metric) {
    double[] levels =
        run.layers(metric).stream()
            .mapToDouble(layer -> layer.curve().typicalLevel())
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (levels.length == 0) {
      return Optional.empty();
    }
    double[] moving = Arrays.stream(levels).filter(level -> level != 0).toArray();
    return Optional.of(
        new LayerLevels(
            moving.length == 0 ? 0 : moving[moving.length / 2], levels[levels.length - 1]));
  }

  /** The same of every metric that the run recorded per layer. */
  public static Map<Metric, LayerLevels> of(MeasuredRun run) {
    return run.series().stream()
        .filter(series -> !series.layer().isEmpty())
        .map(MeasuredSeries::metric)
        .distinct()
        .filter(metric -> of(run, metric).isPresent())
        .collect(Collectors.toMap(metric -> metric, metric -> of(run, metric).orElseThrow()));
  }
}

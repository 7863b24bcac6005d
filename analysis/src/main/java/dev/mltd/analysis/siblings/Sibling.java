package dev.mltd.analysis.siblings;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.LayerLevels;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A run as a yardstick for others: the curves of the whole model, and of layers a summary only.
 *
 * @param runId unique within the archive
 * @param group shared by replicates
 * @param loss the loss function that its config names; empty when it names none
 * @param curves by metric
 * @param directions by metric
 * @param layers by metric, of those recorded per layer
 */
public record Sibling(
    String runId,
    String group,
    String loss,
    Map<Metric, Curve> curves,
    Map<Metric, Direction> directions,
    Map<Metric, LayerLevels> layers)
    implements Serializable {

  /** The part of a run that serves as a yardstick. */
  public static Sibling of(MeasuredRun run) {
    List<MeasuredSeries> global =
        run.series().stream().filter(series -> series.layer().isEmpty()).toList();
    return new Sibling(
        run.runId(),
        run.group(),
        loss(run),
        byMetric(global, MeasuredSeries::curve),
        byMetric(global, MeasuredSeries::direction),
        LayerLevels.of(run));
  }

  private static <T> Map<Metric, T> byMetric(
      List<MeasuredSeries> series, Function<MeasuredSeries, T> part) {
    return series.stream()
        .collect(Collectors.toMap(MeasuredSeries::metric, part, (denser, other) -> denser));
  }

  /** Whether a run may be a yardstick: it ended by itself, as far as known, and is not ours. */
  public static boolean mayBe(MeasuredRun run) {
    return run.status().countsAsComplete() && !run.trainedByUs();
  }

  /**
   * Itself as far as it can be compared with a run: without its losses where the two are trained by
   * different loss functions, since values of different functions have no common scale.
   */
  Sibling comparableWith(MeasuredRun run) {
    String other = loss(run);
    if (loss.isEmpty() || other.isEmpty() || loss.equals(other)) {
      return this;
    }
    Map<Metric, Curve> comparable = new HashMap<>(curves);
    comparable.keySet().removeIf(metric -> metric.name().equals(Metric.LOSS));
    return new Sibling(runId, group, loss, comparable, directions, layers);
  }

  private static String loss(MeasuredRun run) {
    return Knob.LOSS.text(run.config()).orElse("").strip().toLowerCase(Locale.ROOT);
  }

  /** The curve of a metric. */
  public Optional<Curve> curve(Metric metric) {
    return Optional.ofNullable(curves.get(metric));
  }
}

package dev.mltd.analysis.finding;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Writes small histories for tests: {@code history().metric(TRAIN_LOSS, 1.0, 0.9, NaN)}. */
public final class HistoryBuilder {
  private static final Set<String> MAXIMISED = Set.of(Metric.ACCURACY, Metric.CLASS_RECALL.name());
  private static final Set<String> UNDIRECTED =
      Set.of(
          Metric.LEARNING_RATE.name(),
          Metric.GRADIENT_NORM.name(),
          Metric.WEIGHT_NORM.name(),
          Metric.UPDATE_RATIO.name(),
          Metric.DEAD_UNITS.name(),
          Metric.SATURATED_UNITS.name());

  private String runId = "judged";
  private final Program program = new Program("program");
  private RunStatus status = RunStatus.FINISHED;
  private double hours = Double.NaN;
  private final Map<String, String> config = new TreeMap<>();
  private DataProfile data = DataProfile.UNKNOWN;
  private final List<MeasuredSeries> series = new ArrayList<>();

  private HistoryBuilder() {}

  /** A run without any series yet. */
  public static HistoryBuilder history() {
    return new HistoryBuilder();
  }

  public HistoryBuilder named(String id) {
    runId = id;
    return this;
  }

  public HistoryBuilder status(RunStatus value) {
    status = value;
    return this;
  }

  public HistoryBuilder deviceHours(double value) {
    hours = value;
    return this;
  }

  public HistoryBuilder config(String key, Object value) {
    config.put(key, String.valueOf(value));
    return this;
  }

  /** What the training data look like. */
  public HistoryBuilder trainedOn(DataProfile value) {
    data = value;
    return this;
  }

  /** A series of the whole model at steps 0, 1, 2 ... */
  public HistoryBuilder metric(Metric metric, double... values) {
    return layer(metric, "", values);
  }

  /** A series of the whole model at steps 0 to {@code points - 1}. */
  public HistoryBuilder metric(Metric metric, int points, IntToDoubleFunction value) {
    return metric(metric, IntStream.range(0, points).mapToDouble(value).toArray());
  }

  /** A series of one layer (or class) at steps 0, 1, 2 ... */
  public HistoryBuilder layer(Metric metric, String layer, double... values) {
    series.add(
        new MeasuredSeries(
            metric,
            layer,
            direction(metric),
            Curve.of(LongStream.range(0, values.length).toArray(), values)));
    return this;
  }

  /** A series of one layer (or class) at steps 0 to {@code points - 1}. */
  public HistoryBuilder layer(Metric metric, String layer, int points, IntToDoubleFunction value) {
    return layer(metric, layer, IntStream.range(0, points).mapToDouble(value).toArray());
  }

  /** The run as the rules see it. */
  public MeasuredRun build() {
    RunConfig hyperparameters = RunConfig.of(config);
    return new MeasuredRun(
        runId,
        "experiment",
        program,
        hyperparameters.groupWithin(program, Optional.empty()),
        status,
        false,
        hours,
        hyperparameters,
        data,
        List.copyOf(series));
  }

  private static Direction direction(Metric metric) {
    return MAXIMISED.contains(metric.name())
        ? Direction.MAXIMISE
        : UNDIRECTED.contains(metric.name()) ? Direction.UNKNOWN : Direction.MINIMISE;
  }
}

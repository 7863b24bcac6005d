package dev.mltd.retrain;

import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.PointCounts;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.Source;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.archive.StepUnit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Writes down the curves of a training that runs in this process, under canonical names. NaN and
 * infinities are kept; every point carries the seconds since the recorder was made.
 */
public final class HistoryRecorder {
  private static final String MAPPED_BY = "recorder";

  /** The tool that the runs name as their source. */
  private static final String TOOL = "recorder";

  private final Instant startedAt = Instant.now();
  private final long startedAtNanos = System.nanoTime();
  private final Map<Curve, Points> curves = new LinkedHashMap<>();

  /**
   * Adds a point of the whole model.
   *
   * @param step greater than the metric's last one
   */
  public void record(Metric metric, long step, double value) {
    record(metric, "", step, value);
  }

  /**
   * Adds a point of one layer or class.
   *
   * @param layer the layer or class; empty for the whole model
   * @param step greater than the last one of that metric and layer
   */
  public void record(Metric metric, String layer, long step, double value) {
    curves
        .computeIfAbsent(new Curve(metric, layer), curve -> new Points())
        .add(step, value, secondsSinceStart());
  }

  /**
   * The finished history.
   *
   * @param run everything about the run that its curves and the clock do not tell
   */
  public RunHistory finish(Run.Builder run) {
    List<Series> series = new ArrayList<>();
    curves.forEach((curve, points) -> series.add(points.toSeries(curve)));
    long points = series.stream().mapToLong(Series::size).sum();
    return new RunHistory(
        run.startedAt(startedAt)
            .finishedAt(Instant.now())
            .deviceHours(secondsSinceStart() / 3600)
            .source(new Source(TOOL, "", fingerprint(series)))
            .counts(new PointCounts(points, points, 0, 0, 0, 0))
            .build(),
        series);
  }

  /** To the millisecond: more would be noise, and takes room in the archive. */
  private double secondsSinceStart() {
    return Math.round((System.nanoTime() - startedAtNanos) / 1e6) / 1e3;
  }

  /** Digest of all names, steps and values, without the times, which differ on every repetition. */
  private static String fingerprint(List<Series> series) {
    Fingerprint fingerprint = new Fingerprint();
    for (Series one : series) {
      byte[] name = (one + ":" + one.size() + ":").getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = ByteBuffer.allocate(name.length + 2 * Long.BYTES * one.size()).put(name);
      for (int k = 0; k < one.size(); k++) {
        bytes.putLong(one.steps()[k]).putDouble(one.values()[k]);
      }
      fingerprint.add(bytes);
    }
    return fingerprint.digits();
  }

  private record Curve(Metric metric, String layer) {
    Naming naming() {
      String split = metric.split() == Split.UNSPECIFIED ? "" : metric.split().stored() + "/";
      return new Naming(
          split + metric.name() + (layer.isEmpty() ? "" : "/" + layer),
          MAPPED_BY,
          MetricKind.direction(metric.name()));
    }
  }

  private static final class Points {
    private final LongStream.Builder steps = LongStream.builder();
    private final DoubleStream.Builder values = DoubleStream.builder();
    private final DoubleStream.Builder seconds = DoubleStream.builder();
    private long last = Long.MIN_VALUE;

    void add(long step, double value, double second) {
      if (step <= last) {
        throw new IllegalArgumentException("step %d does not follow %d".formatted(step, last));
      }
      last = step;
      steps.add(step);
      values.add(value);
      seconds.add(second);
    }

    Series toSeries(Curve curve) {
      return new Series(
          curve.metric(),
          curve.layer(),
          curve.naming(),
          StepUnit.STEP,
          steps.build().toArray(),
          values.build().toArray(),
          seconds.build().toArray());
    }
  }
}

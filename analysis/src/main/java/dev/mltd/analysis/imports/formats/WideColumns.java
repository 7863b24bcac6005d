package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.Table;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which columns of a table with a row per step say where a row belongs; all others are metrics.
 *
 * @param names of all columns
 * @param runId place of the runs' ids; -1 where the table is of one run
 * @param step place of the steps; -1 where the rows count them, from 0
 * @param seconds place of the seconds since the run's start; -1 without them
 * @param passedOver columns that are none of these, and no metrics
 */
record WideColumns(List<String> names, int runId, int step, int seconds, Set<String> passedOver) {
  private static final List<String> STEPS =
      List.of("step", "_step", "global_step", "epoch", "iteration");

  /** Those of a table of many runs. */
  WideColumns(List<String> names) {
    this(
        names,
        names.indexOf("run_id"),
        STEPS.stream().mapToInt(names::indexOf).filter(place -> place >= 0).findFirst().orElse(-1),
        names.indexOf("_runtime"),
        Set.of("_timestamp"));
  }

  boolean hasRunId() {
    return runId >= 0;
  }

  boolean hasStep() {
    return step >= 0;
  }

  /** Whether a row is one point: such a table is no wide one. */
  boolean isOnePointPerRow() {
    return (names.contains("metric") && names.contains("value"))
        || names.contains(Neptune.ATTRIBUTE);
  }

  /**
   * Gives a table's points to the sink.
   *
   * @param onlyRun whose table it is; empty where its rows say it
   * @return how many rows have no run or no step, and were left out
   */
  long read(Table table, String onlyRun, RunSink sink) throws IOException {
    PointCollector collector = new PointCollector(sink);
    int[] metrics = metrics();
    long[] rows = new long[1];
    long[] leftOut = new long[1];
    table.forEachRow(
        row -> {
          String run = onlyRun.isEmpty() ? row.text(runId) : onlyRun;
          double at = hasStep() ? row.number(step).orElse(Double.NaN) : rows[0];
          rows[0]++;
          if (run == null || run.isEmpty() || !Double.isFinite(at)) {
            leftOut[0]++;
            return;
          }
          double time = seconds < 0 ? Double.NaN : row.number(seconds).orElse(Double.NaN);
          for (int column : metrics) {
            OptionalDouble value = row.number(column);
            if (value.isPresent()) {
              collector.of(run, names.get(column)).addAt(at, value.getAsDouble(), time);
            }
          }
        });
    collector.passOn();
    return leftOut[0];
  }

  private int[] metrics() {
    return IntStream.range(0, names.size())
        .filter(place -> place != runId && place != step && place != seconds)
        .filter(place -> !names.get(place).isEmpty() && !passedOver.contains(names.get(place)))
        .toArray();
  }
}

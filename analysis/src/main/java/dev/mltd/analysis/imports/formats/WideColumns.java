package dev.mltd.analysis.imports.formats;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which columns of a wide table say where a row belongs; all others are metrics. */
final class WideColumns {
  static final String RUN_ID = "run_id";
  private static final List<String> STEPS =
      List.of("step", "_step", "global_step", "epoch", "iteration");
  private static final String SECONDS = "_runtime";
  private static final Set<String> PASSED_OVER = Set.of("_timestamp");

  private final List<String> columns;
  private final int runId;
  private final int step;
  private final int seconds;

  WideColumns(List<String> columns) {
    this.columns = columns;
    runId = columns.indexOf(RUN_ID);
    step =
        STEPS.stream()
            .mapToInt(columns::indexOf)
            .filter(place -> place >= 0)
            .findFirst()
            .orElse(-1);
    seconds = columns.indexOf(SECONDS);
  }

  boolean hasRunId() {
    return runId >= 0;
  }

  boolean hasStep() {
    return step >= 0;
  }

  /** Whether a row is one point: such a table is no wide one. */
  boolean isOnePointPerRow() {
    return (columns.contains("metric") && columns.contains("value"))
        || columns.contains(Neptune.ATTRIBUTE);
  }

  int runId() {
    return runId;
  }

  int step() {
    return step;
  }

  int seconds() {
    return seconds;
  }

  /** The places of the metrics. */
  int[] metrics() {
    return IntStream.range(0, columns.size())
        .filter(
            place ->
                place != runId
                    && place != step
                    && place != seconds
                    && !PASSED_OVER.contains(columns.get(place))
                    && !columns.get(place).isEmpty())
        .toArray();
  }
}

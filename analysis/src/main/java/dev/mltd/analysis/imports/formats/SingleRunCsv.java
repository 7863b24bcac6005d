package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.CsvTable;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.files.RunFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads a table whose rows are the steps of one run and whose columns are its metrics. */
final class SingleRunCsv {
  private final String stepColumn;
  private final String secondsColumn;
  private final Set<String> passedOver;

  /**
   * Fixes what the columns are.
   *
   * @param stepColumn counts the steps; where the table lacks it, its rows do, from 0
   * @param secondsColumn seconds since the run's start; empty without one
   * @param passedOver columns that are neither
   */
  SingleRunCsv(String stepColumn, String secondsColumn, Set<String> passedOver) {
    this.stepColumn = stepColumn;
    this.secondsColumn = secondsColumn;
    this.passedOver = passedOver;
  }

  /** Gives the table's points to the sink and marks the header when the table is cut off. */
  void read(String path, RunFiles files, RunHeader header, RunSink sink) throws IOException {
    PointCollector collector = new PointCollector(sink);
    try (CsvTable table = CsvTable.open(path, files)) {
      int step = table.place(stepColumn);
      int seconds = table.place(secondsColumn);
      List<Integer> metrics = new ArrayList<>();
      for (int column = 0; column < table.columns().size(); column++) {
        String name = table.columns().get(column);
        if (column != step && column != seconds && !passedOver.contains(name) && !name.isEmpty()) {
          metrics.add(column);
        }
      }
      long[] counts = new long[2];
      table.forEachRow(
          cells -> {
            double at = step < 0 ? counts[0] : NumberText.number(cells[step]).orElse(Double.NaN);
            counts[0]++;
            if (!Double.isFinite(at)) {
              counts[1]++;
              return;
            }
            double time =
                seconds < 0 ? Double.NaN : NumberText.number(cells[seconds]).orElse(Double.NaN);
            for (int column : metrics) {
              OptionalDouble value = cellValue(cells[column]);
              if (value.isPresent()) {
                collector
                    .of(header.runId(), table.columns().get(column))
                    .addAt(at, value.getAsDouble(), time);
              }
            }
          });
      if (table.isTruncated()) {
        header.cutOff();
      }
      sink.leftOut(
          header.runId(),
          path,
          counts[1],
          "rows have no number in the column '%s'".formatted(stepColumn));
    }
    collector.passOn();
  }

  static OptionalDouble cellValue(String cell) {
    return NumberText.isAbsent(cell) ? OptionalDouble.empty() : NumberText.number(cell);
  }
}

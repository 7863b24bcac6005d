package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.CsvTable;
import dev.mltd.analysis.imports.files.RunFiles;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A table whose rows are the steps of one run and whose columns are its metrics.
 *
 * @param step the column that counts the steps; where the table lacks it, its rows do, from 0
 * @param seconds the column of the seconds since the run's start
 * @param passedOver columns that are neither
 */
record SingleRunCsv(String step, Optional<String> seconds, Set<String> passedOver) {

  /** Gives the table's points to the sink and marks the header when the table is cut off. */
  void read(String path, RunFiles files, RunHeader header, RunSink sink) throws IOException {
    try (CsvTable table = CsvTable.open(path, files)) {
      long leftOut =
          new WideColumns(
                  table.columns(),
                  -1,
                  table.place(step),
                  seconds.map(table::place).orElse(-1),
                  passedOver)
              .read(table, header.runId(), sink);
      if (table.isTruncated()) {
        header.cutOff();
      }
      sink.leftOut(
          header.runId(), path, leftOut, "rows have no number in the column '%s'".formatted(step));
    }
  }
}

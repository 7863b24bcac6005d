package dev.mltd.analysis.imports.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/** A table with named columns, whatever the file that it is in. */
public interface Table extends Closeable {
  /** One row, which is only valid during the call. */
  interface Row {
    /** The number in a cell, or that which its text spells; empty when there is none. */
    OptionalDouble number(int column);

    /** The cell as text; null when it is absent. */
    String text(int column);
  }

  /** Takes one row. */
  interface RowReader {
    void row(Row row) throws IOException;
  }

  /**
   * Opens a CSV file by its ending, else a Parquet file.
   *
   * @throws ImportException when it is no such table, or a damaged one
   */
  static Table open(String path, RunFiles files) throws IOException {
    return path.endsWith(".csv") ? CsvTable.open(path, files) : ParquetTable.open(path, files);
  }

  /** The names of the columns. */
  List<String> columns();

  /** The place of a column; -1 without it. */
  default int place(String column) {
    return columns().indexOf(column);
  }

  /** Reads all rows. */
  void forEachRow(RowReader reader) throws IOException;
}

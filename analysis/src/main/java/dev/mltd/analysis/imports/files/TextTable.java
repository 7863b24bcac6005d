package dev.mltd.analysis.imports.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * A table of Parquet or CSV files, read whole, with its cells as text.
 *
 * @param columns names
 * @param rows as many cells each as there are columns; null where a cell is absent
 */
public record TextTable(List<String> columns, List<String[]> rows) {

  /**
   * Reads a file, or all files under a folder, which must have the same columns.
   *
   * @throws ImportException when there are none, or they cannot be read as a table
   */
  public static TextTable read(String path, Configuration hadoop) throws IOException {
    RunFiles files = new RunFiles(hadoop);
    List<String> columns = List.of();
    List<String[]> rows = new ArrayList<>();
    for (String file : files.tree(path).files()) {
      if (!file.endsWith(".parquet") && !file.endsWith(".csv")) {
        continue;
      }
      try (Table table = Table.open(file, files)) {
        List<String> own = table.columns();
        if (!columns.isEmpty() && !columns.equals(own)) {
          throw new ImportException(
              "%s has the columns %s, others of %s have %s".formatted(file, own, path, columns));
        }
        columns = own;
        table.forEachRow(
            row -> {
              String[] cells = new String[own.size()];
              Arrays.setAll(cells, row::text);
              rows.add(cells);
            });
      }
    }
    if (rows.isEmpty()) {
      throw new ImportException("%s holds no .parquet or .csv file with rows".formatted(path));
    }
    return new TextTable(columns, rows);
  }
}

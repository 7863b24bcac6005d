package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.CsvTable;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.ParquetTable;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table with one row per run: its {@code run_id} and its hyper-parameters, as JSON in a column
 * {@code config}, {@code hparams} or {@code hyperparams}, as {@code config_*} columns, and as every
 * other column that holds nothing else. Columns called like a field of a run (or as Weights &
 * Biases calls it) hold that field. Of two columns with the same key the more special one counts,
 * in that order. Absent and empty cells say nothing.
 */
public final class RunsTable {
  private static final String RUN_ID = "run_id";
  private static final Set<String> JSON_COLUMNS = Set.of("config", "hparams", "hyperparams");
  private static final String CONFIG_PREFIX = "config_";
  private static final Set<String> STARTED = Set.of("started_at", "created_at");
  private static final Set<String> FINISHED = Set.of("finished_at");
  private static final Map<RunField, List<String>> FIELD_COLUMNS = fieldColumns();

  private final String tool;
  private final String path;
  private final String program;
  private final RunSink sink;
  private final List<String> columns;
  private final int runId;
  private long withoutId;

  private RunsTable(String tool, String path, String program, RunSink sink, List<String> columns) {
    this.tool = tool;
    this.path = path;
    this.program = program;
    this.sink = sink;
    this.columns = columns;
    runId = columns.indexOf(RUN_ID);
    if (runId < 0) {
      throw new ImportException(
          "%s has no column '%s' (text, one row per run); it has %s"
              .formatted(path, RUN_ID, columns));
    }
  }

  /**
   * Gives every run of a Parquet file to the sink.
   *
   * @param program what was trained, where the table does not say it
   */
  public static void readParquet(
      String tool, String path, String program, RunFiles files, RunSink sink) throws IOException {
    ParquetTable file = ParquetTable.open(path, files);
    RunsTable table = new RunsTable(tool, path, program, sink, file.columns());
    String[] cells = new String[table.columns.size()];
    file.forEachRow(
        row -> {
          for (int i = 0; i < cells.length; i++) {
            cells[i] = row.text(i);
          }
          table.read(cells);
        });
    table.finish();
  }

  /** Gives every run of a CSV file to the sink. */
  static void readCsv(String tool, String path, String program, RunFiles files, RunSink sink)
      throws IOException {
    try (CsvTable file = CsvTable.open(path, files)) {
      RunsTable table = new RunsTable(tool, path, program, sink, file.columns());
      file.forEachRow(table::read);
      table.finish();
    }
  }

  private void read(String[] cells) {
    if (cells[runId] == null || cells[runId].isEmpty()) {
      withoutId++;
      return;
    }
    RunHeader header = new RunHeader(cells[runId], tool, path, program);
    try {
      addJson(header, cells);
    } catch (JsonProcessingException broken) {
      sink.setAside(
          new SetAside(
              cells[runId],
              path,
              "its config is not a JSON object: " + broken.getOriginalMessage(),
              SetAside.Kind.RUN));
      return;
    }
    addPrefixed(header, cells);
    addFields(header, cells);
    addRest(header, cells);
    sink.run(header);
  }

  private void addJson(RunHeader header, String[] cells) throws JsonProcessingException {
    for (int i = 0; i < cells.length; i++) {
      if (JSON_COLUMNS.contains(columns.get(i)) && isPresent(cells[i])) {
        ConfigText.addJson(header.config(), cells[i]);
      }
    }
  }

  private void addPrefixed(RunHeader header, String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (columns.get(i).startsWith(CONFIG_PREFIX) && isPresent(cells[i])) {
        header.config().putIfAbsent(columns.get(i).substring(CONFIG_PREFIX.length()), cells[i]);
      }
    }
  }

  private void addFields(RunHeader header, String[] cells) {
    FIELD_COLUMNS.forEach(
        (field, names) -> {
          for (String name : names) {
            int column = columns.indexOf(name);
            if (column >= 0 && isPresent(cells[column])) {
              header.column(name, cells[column]);
              header.fields().putIfAbsent(field, cells[column]);
            }
          }
        });
  }

  private void addRest(RunHeader header, String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      String name = columns.get(i);
      if (i == runId
          || !isPresent(cells[i])
          || JSON_COLUMNS.contains(name)
          || name.startsWith(CONFIG_PREFIX)
          || header.columns().containsKey(name)) {
        continue;
      }
      Instant time = STARTED.contains(name) || FINISHED.contains(name) ? time(cells[i]) : null;
      if (time == null) {
        header.config().putIfAbsent(name, cells[i]);
      } else if (STARTED.contains(name)) {
        header.startedAt(time);
      } else {
        header.finishedAt(time);
      }
    }
  }

  private void finish() {
    if (withoutId > 0) {
      sink.setAside(
          new SetAside(
              "",
              path,
              "%d rows have no %s and were left out".formatted(withoutId, RUN_ID),
              SetAside.Kind.RUN));
    }
  }

  private static boolean isPresent(String cell) {
    return cell != null && !cell.isEmpty();
  }

  /** Null when the text is no time. */
  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException otherwise) {
      return null;
    }
  }

  private static Map<RunField, List<String>> fieldColumns() {
    Map<RunField, List<String>> columns = new EnumMap<>(RunField.class);
    for (RunField field : RunField.values()) {
      columns.put(field, List.of(field.word()));
    }
    columns.put(RunField.NAME, List.of("name", "run_name"));
    columns.put(RunField.EXPERIMENT, List.of("experiment", "sweep_id"));
    columns.put(RunField.STATUS, List.of("status", "state"));
    // A column called data is a hyper-parameter: in many tools it names a data set, not a file.
    columns.put(RunField.DATA, List.of("data_path"));
    return columns;
  }
}

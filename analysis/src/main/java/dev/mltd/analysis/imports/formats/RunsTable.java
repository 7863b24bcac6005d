package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.Table;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private long withoutId;

  private RunsTable(String tool, String path, String program, RunSink sink, List<String> columns) {
    this.tool = tool;
    this.path = path;
    this.program = program;
    this.sink = sink;
    this.columns = columns;
    if (!columns.contains(RUN_ID)) {
      throw new ImportException(
          "%s has no column '%s' (text, one row per run); it has %s"
              .formatted(path, RUN_ID, columns));
    }
  }

  /**
   * Gives every run of a file to the sink.
   *
   * @param program what was trained, where the table does not say it
   */
  public static void read(String tool, String path, String program, RunFiles files, RunSink sink)
      throws IOException {
    try (Table file = Table.open(path, files)) {
      RunsTable table = new RunsTable(tool, path, program, sink, file.columns());
      file.forEachRow(table::read);
      table.finish();
    }
  }

  private void read(Table.Row row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String cell = row.text(i);
      if (cell != null && !cell.isEmpty()) {
        cells.putIfAbsent(columns.get(i), cell);
      }
    }
    String runId = cells.remove(RUN_ID);
    if (runId == null) {
      withoutId++;
      return;
    }
    RunHeader header = new RunHeader(runId, tool, path, program);
    try {
      addJson(header, cells);
    } catch (JsonProcessingException broken) {
      sink.setAside(
          SetAside.run(
              runId, path, "its config is not a JSON object: " + broken.getOriginalMessage()));
      return;
    }
    addPrefixed(header, cells);
    addFields(header, cells);
    cells.forEach((name, cell) -> addRest(header, name, cell));
    sink.run(header);
  }

  private static void addJson(RunHeader header, Map<String, String> cells)
      throws JsonProcessingException {
    for (Map.Entry<String, String> cell : cells.entrySet()) {
      if (JSON_COLUMNS.contains(cell.getKey())) {
        ConfigText.addJson(header.config(), cell.getValue());
      }
    }
  }

  private static void addPrefixed(RunHeader header, Map<String, String> cells) {
    cells.forEach(
        (name, cell) -> {
          if (name.startsWith(CONFIG_PREFIX)) {
            header.config().putIfAbsent(name.substring(CONFIG_PREFIX.length()), cell);
          }
        });
  }

  private static void addFields(RunHeader header, Map<String, String> cells) {
    FIELD_COLUMNS.forEach(
        (field, names) -> {
          for (String name : names) {
            if (cells.containsKey(name)) {
              header.column(name, cells.get(name));
              header.fields().putIfAbsent(field, cells.get(name));
            }
          }
        });
  }

  private static void addRest(RunHeader header, String name, String cell) {
    if (JSON_COLUMNS.contains(name)
        || name.startsWith(CONFIG_PREFIX)
        || header.columns().containsKey(name)) {
      return;
    }
    Optional<Instant> time =
        STARTED.contains(name) || FINISHED.contains(name) ? time(cell) : Optional.empty();
    if (time.isEmpty()) {
      header.config().putIfAbsent(name, cell);
    } else if (STARTED.contains(name)) {
      header.startedAt(time.get());
    } else {
      header.finishedAt(time.get());
    }
  }

  private void finish() {
    if (withoutId > 0) {
      sink.setAside(
          SetAside.run(
              "", path, "%d rows have no %s and were left out".formatted(withoutId, RUN_ID)));
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException otherwise) {
      return Optional.empty();
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

package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ParquetTable;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.files.TimeText;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Trackio's Parquet files: {@code <project>.parquet} (or {@code metrics.parquet}) with a row per
 * run and step, beside a file of configs.
 */
final class TrackioParquet extends RunFormat {
  private static final String RUN = "run_name";
  private static final String STEP = "step";
  private static final String TIME = "timestamp";
  private static final Set<String> PASSED_OVER =
      Set.of(RUN, STEP, TIME, "id", "run_id", "log_id", "space_id", "created_at");

  TrackioParquet() {
    super("trackio-parquet", "Trackio Parquet");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    List<RunLocation> found = new ArrayList<>();
    for (String file : tree.filesEnding(".parquet")) {
      String name = FileTree.name(file).replace(".parquet", "");
      if (name.endsWith("_system")
          || name.endsWith("_configs")
          || ParquetTable.columnsOf(file, tree.access())
              .filter(TrackioParquet::isMetrics)
              .isEmpty()) {
        continue;
      }
      boolean isStatic = name.equals("metrics");
      String project = isStatic ? FileTree.name(FileTree.folder(file)) : name;
      String configs =
          isStatic
              ? FileTree.sibling(file, "aux/configs.parquet")
              : FileTree.sibling(file, name + "_configs.parquet");
      found.add(
          new RunLocation("", project, tree.has(configs) ? List.of(file, configs) : List.of(file)));
    }
    return found;
  }

  /** Whether a table with these columns is one of metrics of Trackio. */
  static boolean isMetrics(List<String> columns) {
    return columns.containsAll(List.of(RUN, STEP, TIME));
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    Map<String, RunHeader> runs = new LinkedHashMap<>();
    PointCollector collector = new PointCollector(sink);
    ParquetTable table = ParquetTable.open(location.path(), files);
    List<String> columns = table.columns();
    int run = table.place(RUN);
    int step = table.place(STEP);
    int time = table.place(TIME);
    table.forEachRow(
        row -> {
          String name = row.text(run);
          double at = row.number(step).orElse(Double.NaN);
          if (name == null || !Double.isFinite(at)) {
            return;
          }
          RunHeader header = runs.computeIfAbsent(name, newRun -> header(location, newRun));
          double seconds = TimeText.instant(row.text(time)).map(header::logged).orElse(Double.NaN);
          for (int column = 0; column < columns.size(); column++) {
            OptionalDouble value = row.number(column);
            if (value.isPresent() && !PASSED_OVER.contains(columns.get(column))) {
              collector
                  .of(header.runId(), columns.get(column))
                  .addAt(at, value.getAsDouble(), seconds);
            }
          }
        });
    collector.passOn();
    if (location.paths().size() > 1) {
      readConfigs(location, files, runs);
    }
    runs.values().forEach(sink::run);
  }

  private RunHeader header(RunLocation location, String name) {
    return new RunHeader(
            location.program() + "/" + name, name(), location.path(), location.program())
        .field(RunField.EXPERIMENT, location.program())
        .field(RunField.NAME, name);
  }

  private void readConfigs(RunLocation location, RunFiles files, Map<String, RunHeader> runs)
      throws IOException {
    ParquetTable table = ParquetTable.open(location.paths().get(1), files);
    int run = table.place(RUN);
    if (run < 0) {
      return;
    }
    List<String> columns = table.columns();
    table.forEachRow(
        row -> {
          if (row.text(run) == null) {
            return;
          }
          RunHeader header =
              runs.computeIfAbsent(row.text(run), newRun -> header(location, newRun));
          for (int column = 0; column < columns.size(); column++) {
            String key = columns.get(column);
            if (row.text(column) != null && !PASSED_OVER.contains(key) && !key.startsWith("_")) {
              addSetting(header, key, row.text(column));
            }
          }
        });
  }

  private static void addSetting(RunHeader header, String key, String value)
      throws JsonProcessingException {
    if (key.equals("config")) {
      ConfigText.addJson(header.config(), value);
    } else {
      header.config().put(key, value);
    }
  }
}

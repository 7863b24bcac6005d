package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.PostgresUrl;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.files.SqlStore;
import dev.mltd.analysis.imports.files.TimeText;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trackio's SQLite file, one a project: a row per step, its metrics as JSON. */
final class TrackioSql extends RunFormat {
  private static final int RUNS_AT_ONCE = 8;

  TrackioSql() {
    super("trackio-sql", "Trackio SQLite");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) throws IOException {
    return SqlStore.locate(
        tree, file -> FileTree.folder(file).endsWith("trackio"), TrackioSql::located);
  }

  private static List<RunLocation> located(String file, SqlStore store) throws IOException {
    if (PostgresUrl.is(file)
        || !store.hasTables("metrics", "configs")
        || !store.hasColumn("metrics", "metrics")
        || !store.hasColumn("metrics", "run_name")) {
      return List.of();
    }
    String id = id(store, "metrics");
    StoredRuns runs = new StoredRuns();
    store.forEach(
        ("select %s, count(*), max(id) from metrics group by %s"
                + " union select %s, 0, 0 from configs where %s not in (select %s from metrics)")
            .formatted(id, id, id(store, "configs"), id(store, "configs"), id),
        List.of(),
        row ->
            runs.add(
                project(file),
                row.getString(1),
                Optional.of(row.getString(2) + " " + row.getString(3))));
    return runs.locations(file, RUNS_AT_ONCE);
  }

  /** Runs were known by their names before they had ids. */
  private static String id(SqlStore store, String table) {
    return store.hasColumn(table, "run_id") ? "run_id" : "run_name";
  }

  private static String project(String file) {
    String name = FileTree.name(file);
    return name.substring(0, Math.max(1, name.lastIndexOf('.')));
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    try (SqlStore store = SqlStore.open(location.path(), files)) {
      PointCollector collector = new PointCollector(sink);
      for (String run : location.keys()) {
        RunHeader header =
            new RunHeader(
                location.program() + "/" + run, name(), location.path(), location.program());
        header.field(RunField.EXPERIMENT, location.program());
        header.field(RunField.NAME, run);
        store.forEach(
            "select config, run_name from configs where %s = ?".formatted(id(store, "configs")),
            List.of(run),
            row -> readConfig(row, header));
        store.forEach(
            "select step, timestamp, metrics, run_name from metrics where %s = ? order by id"
                .formatted(id(store, "metrics")),
            List.of(run),
            row -> readRow(row, header, collector));
        sink.run(header);
      }
      collector.passOn();
    }
  }

  private static void readConfig(ResultSet row, RunHeader header)
      throws SQLException, JsonProcessingException {
    JsonNode config = ConfigText.JSON.readTree(String.valueOf(row.getString(1)));
    for (Map.Entry<String, JsonNode> setting : config.properties()) {
      String key = setting.getKey();
      if (key.equals("_Username") && setting.getValue().isTextual()) {
        header.field(RunField.OWNER, setting.getValue().textValue());
      } else if (key.equals("_Group") && setting.getValue().isTextual()) {
        header.tag("group", setting.getValue().textValue());
      } else if (!key.startsWith("_")) {
        ConfigText.add(header.config(), key, setting.getValue());
      }
    }
    header.field(RunField.NAME, row.getString(2));
  }

  private static void readRow(ResultSet row, RunHeader header, PointCollector collector)
      throws SQLException, JsonProcessingException {
    header.field(RunField.NAME, row.getString(4));
    double seconds = TimeText.instant(row.getString(2)).map(header::logged).orElse(Double.NaN);
    JsonNode metrics = ConfigText.JSON.readTree(String.valueOf(row.getString(3)));
    for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
      collector.addNumbers(
          header.runId(), metric.getKey(), metric.getValue(), (double) row.getLong(1), seconds);
    }
  }
}

package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.files.PostgresUrl;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.files.SqlStore;
import dev.mltd.analysis.imports.files.TimeText;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Trackio's SQLite file, one a project: a row per step, its metrics as JSON. */
final class TrackioSql implements RunFormat {
  private static final long serialVersionUID = 1;
  private static final int RUNS_AT_ONCE = 8;
  private static final double MILLISECONDS = 1000;

  @Override
  public String name() {
    return "trackio-sql";
  }

  @Override
  public String title(RunLocation location) {
    return "Trackio SQLite";
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
    List<String> runs = new ArrayList<>();
    List<String> stamps = new ArrayList<>();
    store.forEach(
        ("select %s, count(*), max(id) from metrics group by %s"
                + " union select %s, 0, 0 from configs where %s not in (select %s from metrics)")
            .formatted(id, id, id(store, "configs"), id(store, "configs"), id),
        List.of(),
        row -> {
          runs.add(row.getString(1));
          stamps.add(row.getString(2) + " " + row.getString(3));
        });
    List<RunLocation> locations = new ArrayList<>();
    String project = project(file);
    for (int from = 0; from < runs.size(); from += RUNS_AT_ONCE) {
      int to = Math.min(runs.size(), from + RUNS_AT_ONCE);
      locations.add(
          new RunLocation("", project, List.of(file))
              .withKeys(runs.subList(from, to))
              .withStamp(String.join("\n", stamps.subList(from, to))));
    }
    return locations;
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
        ConfigText.addObject(
            header.config(), ConfigText.JSON.createObjectNode().set(key, setting.getValue()));
      }
    }
    header.field(RunField.NAME, row.getString(2));
  }

  private static void readRow(ResultSet row, RunHeader header, PointCollector collector)
      throws SQLException, JsonProcessingException {
    header.field(RunField.NAME, row.getString(4));
    Optional<Instant> time = TimeText.instant(row.getString(2));
    double seconds = Double.NaN;
    if (time.isPresent()) {
      if (header.startedAt() == null) {
        header.startedAt(time.get());
      }
      header.finishedAt(time.get());
      seconds = Duration.between(header.startedAt(), time.get()).toMillis() / MILLISECONDS;
    }
    add(
        collector,
        header.runId(),
        "",
        ConfigText.JSON.readTree(String.valueOf(row.getString(3))),
        row.getLong(1),
        seconds);
  }

  private static void add(
      PointCollector collector,
      String runId,
      String name,
      JsonNode value,
      long step,
      double seconds) {
    if (value.isObject() && !value.has("_type")) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String inside = name.isEmpty() ? field.getKey() : name + "." + field.getKey();
        add(collector, runId, inside, field.getValue(), step, seconds);
      }
      return;
    }
    OptionalDouble number = NumberText.inJson(value);
    if (number.isPresent() && !name.isEmpty()) {
      collector.of(runId, name).add(step, number.getAsDouble(), seconds);
    }
  }
}

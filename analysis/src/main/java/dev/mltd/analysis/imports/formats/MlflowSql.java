package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.files.SqlStore;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * MLflow's database, as SQLite file or PostgreSQL. Infinities are stored as the largest number, NaN
 * as a flag beside a zero. Deleted experiments and runs are not read.
 */
final class MlflowSql extends RunFormat {
  /** Runs that are read together: enough to spread over tasks, few enough to hold in memory. */
  private static final int RUNS_AT_ONCE = 8;

  private static final String RUNNING = "RUNNING";

  MlflowSql() {
    super("mlflow-sql", "MLflow");
  }

  @Override
  public String title(RunLocation location) {
    return "MLflow " + SqlStore.kind(location.path());
  }

  @Override
  public List<RunLocation> locate(FileTree tree) throws IOException {
    return SqlStore.locate(
        tree,
        file -> FileTree.name(file).startsWith("mlflow") || tree.files().size() == 1,
        MlflowSql::located);
  }

  private static List<RunLocation> located(String file, SqlStore store) throws IOException {
    if (!store.hasTables("experiments", "runs", "metrics", "params", "tags")) {
      return List.of();
    }
    Map<String, String> changes = changes(store);
    StoredRuns runs = new StoredRuns();
    store.forEach(
        "select e.name, r.run_uuid, r.status, r.end_time from runs r join experiments e"
            + " on e.experiment_id = r.experiment_id where r.lifecycle_stage <> 'deleted'"
            + " and e.lifecycle_stage <> 'deleted' order by r.start_time, r.run_uuid",
        List.of(),
        row -> {
          String run = row.getString(2);
          String status = row.getString(3);
          Optional<String> end = Optional.ofNullable(row.getString(4));
          runs.add(
              text(row, 1), run, end.map(time -> status + " " + time + " " + changes.get(run)));
        });
    return runs.locations(file, RUNS_AT_ONCE);
  }

  /** What changes in a run that goes on after its status says that it has ended. */
  private static Map<String, String> changes(SqlStore store) throws IOException {
    Map<String, String> changes = new TreeMap<>();
    if (store.hasTables("latest_metrics")) {
      store.forEach(
          "select run_uuid, count(*), max(timestamp), sum(step) from latest_metrics"
              + " group by run_uuid",
          List.of(),
          row ->
              changes.put(
                  row.getString(1),
                  row.getString(2) + " " + row.getString(3) + " " + row.getString(4)));
    }
    return changes;
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    try (SqlStore store = SqlStore.open(location.path(), files)) {
      Map<String, MlflowRun> runs = new LinkedHashMap<>();
      List<String> ids = location.keys();
      String these = " where run_uuid in (" + SqlStore.places(ids) + ")";
      store.forEach(
          "select run_uuid, name, user_id, status, start_time, end_time, source_version from runs"
              + these,
          ids,
          row -> runs.put(row.getString(1), header(location, row)));
      store.forEach(
          "select run_uuid, key, value from params" + these,
          ids,
          row -> runs.get(row.getString(1)).header().config().put(text(row, 2), text(row, 3)));
      store.forEach(
          "select run_uuid, key, value from tags" + these,
          ids,
          row -> runs.get(row.getString(1)).tag(text(row, 2), text(row, 3)));
      boolean flagsNaN = store.hasColumn("metrics", "is_nan");
      for (Map.Entry<String, MlflowRun> run : runs.entrySet()) {
        store.forEach(
            "select key, timestamp, step, value%s from metrics where run_uuid = ?"
                .formatted(flagsNaN ? ", is_nan" : ""),
            List.of(run.getKey()),
            row ->
                run.getValue()
                    .series(text(row, 1))
                    .add(row.getLong(2), row.getLong(3), value(row, flagsNaN)));
        run.getValue().passOn(sink);
      }
    }
  }

  private MlflowRun header(RunLocation location, ResultSet row) throws SQLException {
    MlflowRun run =
        new MlflowRun(
            new RunHeader(row.getString(1), name(), location.path(), location.program()),
            location.program());
    run.field(RunField.NAME, row.getString(2));
    run.field(RunField.OWNER, row.getString(3));
    run.field(RunField.STATUS, row.getString(4) == null ? RUNNING : row.getString(4));
    run.startedAt(row.getLong(5));
    run.finishedAt(row.getLong(6));
    if (!text(row, 7).isEmpty()) {
      run.header().tag(RunHeader.CODE_VERSION, text(row, 7));
    }
    return run;
  }

  private static double value(ResultSet row, boolean flagsNaN) throws SQLException {
    double value = row.getDouble(4);
    if ((flagsNaN && row.getBoolean(5)) || (value == 0 && row.wasNull())) {
      return Double.NaN;
    }
    return Math.abs(value) == Double.MAX_VALUE
        ? Math.copySign(Double.POSITIVE_INFINITY, value)
        : value;
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }
}

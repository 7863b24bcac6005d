package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.files.SqlStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Optuna's database, as SQLite file or PostgreSQL: a run is a trial. */
final class OptunaSql extends RunFormat {
  /** Trials are small: a curve and a handful of numbers. */
  private static final int TRIALS_AT_ONCE = 200;

  OptunaSql() {
    super("optuna-sql", "Optuna");
  }

  @Override
  public String title(RunLocation location) {
    return "Optuna " + SqlStore.kind(location.path());
  }

  @Override
  public List<RunLocation> locate(FileTree tree) throws IOException {
    return SqlStore.locate(
        tree, file -> FileTree.name(file).startsWith("optuna"), OptunaSql::located);
  }

  private static List<RunLocation> located(String file, SqlStore store) throws IOException {
    if (!store.hasTables("studies", "study_directions", "trials", "trial_params")) {
      return List.of();
    }
    StoredRuns trials = new StoredRuns();
    store.forEach(
        "select s.study_name, t.trial_id, t.datetime_complete from trials t join studies s"
            + " on s.study_id = t.study_id order by t.trial_id",
        List.of(),
        // A trial that has ended can no longer be changed.
        row ->
            trials.add(
                row.getString(1),
                row.getString(2),
                Optional.ofNullable(row.getString(3)).map(time -> "ended")));
    return trials.locations(file, TRIALS_AT_ONCE);
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    List<Long> ids = location.keys().stream().map(Long::valueOf).collect(Collectors.toList());
    String these = " where t.trial_id in (" + SqlStore.places(ids) + ")";
    try (SqlStore store = SqlStore.open(location.path(), files)) {
      Map<Long, OptunaTrial> trials = new LinkedHashMap<>();
      List<String> directions = new ArrayList<>();
      store.forEach(
          "select d.direction from study_directions d join studies s on s.study_id = d.study_id"
              + " where s.study_name = ? order by d.objective",
          List.of(location.program()),
          row -> directions.add(row.getString(1)));
      store.forEach(
          "select t.trial_id, t.number, t.state, t.datetime_start, t.datetime_complete"
              + " from trials t"
              + these
              + " order by t.trial_id",
          ids,
          row -> {
            OptunaTrial trial =
                new OptunaTrial(name(), location.path(), location.program(), row.getLong(2));
            trial.state(row.getString(3));
            trial.started(row.getString(4));
            trial.ended(row.getString(5));
            trials.put(row.getLong(1), trial);
          });
      store.forEach(
          "select t.trial_id, t.param_name, t.param_value, t.distribution_json"
              + " from trial_params t"
              + these,
          ids,
          row ->
              trials
                  .get(row.getLong(1))
                  .parameter(row.getString(2), row.getDouble(3), row.getString(4)));
      if (store.hasTables("trial_user_attributes")) {
        store.forEach(
            "select t.trial_id, t.key, t.value_json from trial_user_attributes t" + these,
            ids,
            row -> trials.get(row.getLong(1)).tag(row.getString(2), row.getString(3)));
      }
      String kind = store.hasColumn("trial_values", "value_type") ? "t.value_type" : "''";
      store.forEach(
          "select t.trial_id, t.objective, t.value, %s from trial_values t".formatted(kind) + these,
          ids,
          row ->
              trials
                  .get(row.getLong(1))
                  .objective(
                      row.getLong(2), OptunaTrial.value(row.getString(4), row.getDouble(3))));
      boolean hasKinds = store.hasColumn("trial_intermediate_values", "intermediate_value_type");
      store.forEach(
          "select t.trial_id, t.step, t.intermediate_value, %s from trial_intermediate_values t"
                  .formatted(hasKinds ? "t.intermediate_value_type" : "''")
              + these,
          ids,
          row ->
              trials
                  .get(row.getLong(1))
                  .report(row.getLong(2), OptunaTrial.value(row.getString(4), row.getDouble(3))));
      trials.values().forEach(trial -> trial.passOn(directions, sink));
    }
  }
}

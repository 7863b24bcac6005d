package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.names.RunField;
import dev.mltd.analysis.imports.points.StampedPoints;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What MLflow's stores have in common, whether database or folder. */
final class MlflowRun {
  private static final String PARENT = "mlflow.parentRunId";
  private static final String COMMIT = "mlflow.source.git.commit";
  private static final String NAME = "mlflow.runName";
  private static final String USER = "mlflow.user";

  private final RunHeader header;
  private final Map<String, StampedPoints> series = new LinkedHashMap<>();
  private long start;

  MlflowRun(RunHeader header, String experiment) {
    this.header = header;
    field(RunField.EXPERIMENT, experiment);
  }

  RunHeader header() {
    return header;
  }

  /** Says what a field is; nothing where that is null or empty. */
  void field(RunField field, String value) {
    if (value != null && !value.isEmpty()) {
      header.field(field, value);
    }
  }

  /** Milliseconds since 1970; 0 where it has not begun. */
  void startedAt(long time) {
    start = time;
    if (time > 0) {
      header.startedAt(Instant.ofEpochMilli(time));
    }
  }

  /** Milliseconds since 1970; 0 where it has not ended. */
  void finishedAt(long time) {
    if (time > 0) {
      header.finishedAt(Instant.ofEpochMilli(time));
    }
  }

  void tag(String name, String value) {
    header.tag(name, value);
    switch (name) {
      case PARENT -> header.tag(RunHeader.PARENT_RUN, value);
      case COMMIT -> header.tag(RunHeader.CODE_VERSION, value);
      case NAME -> header.fields().putIfAbsent(RunField.NAME, value);
      case USER -> header.fields().putIfAbsent(RunField.OWNER, value);
      default -> {}
    }
  }

  /** The series of that name; may be added to. */
  StampedPoints series(String name) {
    return series.computeIfAbsent(name, newSeries -> new StampedPoints());
  }

  /** Gives everything to the sink. */
  void passOn(RunSink sink) {
    series.forEach((name, points) -> sink.points(header.runId(), name, "", points.inOrder(start)));
    sink.run(header);
  }
}

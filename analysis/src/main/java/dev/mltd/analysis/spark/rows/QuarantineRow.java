package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.imports.SetAside;
import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** Something in the input that did not become (all of) a run; see {@link SetAside}. */
public final class QuarantineRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<QuarantineRow> ENCODER = Encoders.bean(QuarantineRow.class);

  private String run_id;
  private String path;
  private String reason;
  private String kind;

  /** What was set aside, as a row. */
  public static QuarantineRow of(SetAside what) {
    QuarantineRow row = new QuarantineRow();
    row.run_id = what.runId();
    row.path = what.path();
    row.reason = what.reason();
    row.kind = what.kind().name();
    return row;
  }

  public String getRun_id() {
    return run_id;
  }

  public void setRun_id(String value) {
    run_id = value;
  }

  public String getPath() {
    return path;
  }

  public void setPath(String value) {
    path = value;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String value) {
    reason = value;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String value) {
    kind = value;
  }

  @Override
  public String toString() {
    return "%s %s (%s): %s".formatted(kind, run_id, path, reason);
  }
}

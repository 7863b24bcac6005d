package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.archive.DataReference;
import java.io.Serializable;

/** The training data that a run names; see {@link DataReference}. */
public final class DataRow implements Serializable {
  private static final long serialVersionUID = 1;

  private String path;
  private String fingerprint;

  static DataRow of(DataReference data) {
    DataRow row = new DataRow();
    row.path = data.path();
    row.fingerprint = data.fingerprint();
    return row;
  }

  public String getPath() {
    return path;
  }

  public void setPath(String value) {
    path = value;
  }

  public String getFingerprint() {
    return fingerprint;
  }

  public void setFingerprint(String value) {
    fingerprint = value;
  }
}

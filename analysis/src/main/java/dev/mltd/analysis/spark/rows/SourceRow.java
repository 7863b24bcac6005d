package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.archive.Source;
import java.io.Serializable;

/** Where a run was read from; see {@link Source}. */
public final class SourceRow implements Serializable {
  private static final long serialVersionUID = 1;

  private String tool;
  private String path;
  private String fingerprint;

  static SourceRow of(Source source) {
    SourceRow row = new SourceRow();
    row.tool = source.tool();
    row.path = source.path();
    row.fingerprint = source.fingerprint();
    return row;
  }

  Source toSource() {
    return new Source(tool, path, fingerprint);
  }

  public String getTool() {
    return tool;
  }

  public void setTool(String value) {
    tool = value;
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

package dev.mltd.analysis.spark.rows;

import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** A place whose runs were imported whole, and what it looked like then. */
public final class ReadPlaceRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<ReadPlaceRow> ENCODER = Encoders.bean(ReadPlaceRow.class);

  private String path;
  private String stamp;

  /**
   * A place.
   *
   * @param path file, folder or database, for people
   * @param stamp digest of what stands there and of how it was read
   */
  public static ReadPlaceRow of(String path, String stamp) {
    ReadPlaceRow row = new ReadPlaceRow();
    row.path = path;
    row.stamp = stamp;
    return row;
  }

  public String getPath() {
    return path;
  }

  public void setPath(String value) {
    path = value;
  }

  public String getStamp() {
    return stamp;
  }

  public void setStamp(String value) {
    stamp = value;
  }
}

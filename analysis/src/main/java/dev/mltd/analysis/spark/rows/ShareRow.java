package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.imports.ShareRange;
import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** The range of a metric that is a share, over all runs of a program that were imported so far. */
public final class ShareRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<ShareRow> ENCODER = Encoders.bean(ShareRow.class);

  private String program;
  private String raw_name;
  private double smallest;
  private double largest;

  /** The row of a range. */
  public static ShareRow of(ShareRange range) {
    ShareRow row = new ShareRow();
    row.program = range.program();
    row.raw_name = range.rawName();
    row.smallest = range.smallest();
    row.largest = range.largest();
    return row;
  }

  /** The row as a range. */
  public ShareRange range() {
    return new ShareRange(program, raw_name, smallest, largest);
  }

  public String getProgram() {
    return program;
  }

  public void setProgram(String value) {
    program = value;
  }

  public String getRaw_name() {
    return raw_name;
  }

  public void setRaw_name(String value) {
    raw_name = value;
  }

  public double getSmallest() {
    return smallest;
  }

  public void setSmallest(double value) {
    smallest = value;
  }

  public double getLargest() {
    return largest;
  }

  public void setLargest(double value) {
    largest = value;
  }
}

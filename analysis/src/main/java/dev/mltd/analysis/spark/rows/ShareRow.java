package dev.mltd.analysis.spark.rows;

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

  /** The range of one raw metric in one program, as it stands in the files. */
  public static ShareRow of(String program, String rawName, double smallest, double largest) {
    ShareRow row = new ShareRow();
    row.program = program;
    row.raw_name = rawName;
    row.smallest = smallest;
    row.largest = largest;
    return row;
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

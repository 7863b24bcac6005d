package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.archive.ArchiveColumns;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.archive.StepUnit;
import java.io.Serializable;

/** One series of a run as a Parquet struct; see {@link ArchiveColumns}. */
public final class SeriesRow implements Serializable {
  private static final long serialVersionUID = 1;

  private String metric;
  private String split;
  private String layer;
  private String raw_name;
  private String mapped_by;
  private String direction;
  private String step_unit;
  private long[] steps;
  private double[] values;
  private double[] seconds;

  /** The series as a row; its arrays are shared, not copied. */
  static SeriesRow of(Series series) {
    SeriesRow row = new SeriesRow();
    row.metric = series.metric().name();
    row.split = series.metric().split().stored();
    row.layer = series.layer();
    row.raw_name = series.naming().rawName();
    row.mapped_by = series.naming().mappedBy();
    row.direction = series.direction().name();
    row.step_unit = series.stepUnit().stored();
    row.steps = series.steps();
    row.values = series.values();
    row.seconds = series.seconds();
    return row;
  }

  Series toSeries() {
    return new Series(
        new Metric(metric, Split.ofStored(split)),
        layer,
        new Naming(raw_name, mapped_by, Direction.ofStored(direction)),
        StepUnit.ofStored(step_unit),
        steps,
        values,
        seconds);
  }

  public String getMetric() {
    return metric;
  }

  public void setMetric(String value) {
    metric = value;
  }

  public String getSplit() {
    return split;
  }

  public void setSplit(String value) {
    split = value;
  }

  public String getLayer() {
    return layer;
  }

  public void setLayer(String value) {
    layer = value;
  }

  public String getRaw_name() {
    return raw_name;
  }

  public void setRaw_name(String value) {
    raw_name = value;
  }

  public String getMapped_by() {
    return mapped_by;
  }

  public void setMapped_by(String value) {
    mapped_by = value;
  }

  public String getDirection() {
    return direction;
  }

  public void setDirection(String value) {
    direction = value;
  }

  public String getStep_unit() {
    return step_unit;
  }

  public void setStep_unit(String value) {
    step_unit = value;
  }

  public long[] getSteps() {
    return steps;
  }

  public void setSteps(long[] value) {
    steps = value;
  }

  public double[] getValues() {
    return values;
  }

  public void setValues(double[] value) {
    values = value;
  }

  public double[] getSeconds() {
    return seconds;
  }

  public void setSeconds(double[] value) {
    seconds = value;
  }
}

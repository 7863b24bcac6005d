package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.study.Insight;
import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** What a sweep says; a row of the dataset {@code insights}. */
public final class InsightRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<InsightRow> ENCODER = Encoders.bean(InsightRow.class);

  private String experiment;
  private String kind;
  private String parameter;
  private String range;
  private Double value;
  private Double lower;
  private Double upper;
  private Double q_value;
  private String sentence;

  /** An insight about an experiment as a row; numbers that are not there are null. */
  public static InsightRow of(String experiment, Insight insight) {
    InsightRow row = new InsightRow();
    row.experiment = experiment;
    row.kind = insight.kind().name();
    row.parameter = insight.parameter();
    row.range = insight.range();
    row.value = known(insight.value());
    row.lower = known(insight.lower());
    row.upper = known(insight.upper());
    row.q_value = known(insight.qValue());
    row.sentence = insight.sentence();
    return row;
  }

  private static Double known(double number) {
    return Double.isNaN(number) ? null : number;
  }

  public String getExperiment() {
    return experiment;
  }

  public void setExperiment(String value) {
    experiment = value;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String value) {
    kind = value;
  }

  public String getParameter() {
    return parameter;
  }

  public void setParameter(String value) {
    parameter = value;
  }

  public String getRange() {
    return range;
  }

  public void setRange(String value) {
    range = value;
  }

  public Double getValue() {
    return value;
  }

  public void setValue(Double number) {
    value = number;
  }

  public Double getLower() {
    return lower;
  }

  public void setLower(Double value) {
    lower = value;
  }

  public Double getUpper() {
    return upper;
  }

  public void setUpper(Double value) {
    upper = value;
  }

  public Double getQ_value() {
    return q_value;
  }

  public void setQ_value(Double value) {
    q_value = value;
  }

  public String getSentence() {
    return sentence;
  }

  public void setSentence(String value) {
    sentence = value;
  }
}

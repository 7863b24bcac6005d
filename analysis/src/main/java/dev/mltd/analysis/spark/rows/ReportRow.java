package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.report.model.GroupTally;
import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/**
 * A figure of a reported sweep; a row of the dataset {@code reports}. The row of kind {@code SWEEP}
 * stands for all runs, the others for those of a cause, an experiment or an owner.
 */
public final class ReportRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<ReportRow> ENCODER = Encoders.bean(ReportRow.class);

  private String kind;
  private String name;
  private long runs;
  private long ill;
  private long healthy;
  private long not_judged;
  private long fixed;
  private double hours_lost;
  private long fixes_tried;
  private long fixes_verified;
  private double hours_won;
  private double score_won;
  private String page;

  /** What the runs of a row have in common. */
  public enum Kind {
    SWEEP,
    CAUSE,
    EXPERIMENT,
    OWNER
  }

  /** Runs that have something in common as a row. */
  public static ReportRow of(Kind kind, GroupTally group) {
    ReportRow row = new ReportRow();
    row.kind = kind.name();
    row.name = group.name();
    row.runs = group.runs();
    row.ill = group.ill();
    row.healthy = group.healthy();
    row.not_judged = group.notJudged();
    row.fixed = group.fixed();
    row.hours_lost = group.hoursLost();
    return row;
  }

  /** The runs that the row stands for. */
  public GroupTally toGroup() {
    return new GroupTally(name, runs, ill, healthy, not_judged, fixed, hours_lost);
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String value) {
    kind = value;
  }

  public String getName() {
    return name;
  }

  public void setName(String value) {
    name = value;
  }

  public long getRuns() {
    return runs;
  }

  public void setRuns(long value) {
    runs = value;
  }

  public long getIll() {
    return ill;
  }

  public void setIll(long value) {
    ill = value;
  }

  public long getHealthy() {
    return healthy;
  }

  public void setHealthy(long value) {
    healthy = value;
  }

  public long getNot_judged() {
    return not_judged;
  }

  public void setNot_judged(long value) {
    not_judged = value;
  }

  public long getFixed() {
    return fixed;
  }

  public void setFixed(long value) {
    fixed = value;
  }

  public double getHours_lost() {
    return hours_lost;
  }

  public void setHours_lost(double value) {
    hours_lost = value;
  }

  public long getFixes_tried() {
    return fixes_tried;
  }

  public void setFixes_tried(long value) {
    fixes_tried = value;
  }

  public long getFixes_verified() {
    return fixes_verified;
  }

  public void setFixes_verified(long value) {
    fixes_verified = value;
  }

  public double getHours_won() {
    return hours_won;
  }

  public void setHours_won(double value) {
    hours_won = value;
  }

  public double getScore_won() {
    return score_won;
  }

  public void setScore_won(double value) {
    score_won = value;
  }

  public String getPage() {
    return page;
  }

  public void setPage(String value) {
    page = value;
  }
}

package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.RunSummary;
import dev.mltd.analysis.siblings.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import dev.mltd.analysis.siblings.Standing;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** What all rules together say of a run; a row of the dataset {@code run_summaries}. */
public final class RunSummaryRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<RunSummaryRow> ENCODER = Encoders.bean(RunSummaryRow.class);

  private String run_id;
  private String experiment;
  private String program;
  private String group;
  private String status;
  private String health;
  private String worst_rule;
  private String worst_severity;
  private String worst_evidence;
  private long found;
  private long clear;
  private long not_judged;
  private double score;
  private Double device_hours;
  private String primary_metric;
  private Double primary_value;
  private String primary_direction;
  private String siblings;
  private Map<String, Double> standing;

  /**
   * The summary of a run as a row.
   *
   * @param findings one per rule, from which the worst is named
   */
  public static RunSummaryRow of(
      MeasuredRun run, Siblings siblings, List<Finding> findings, RunSummary summary) {
    RunSummaryRow row = new RunSummaryRow();
    row.run_id = run.runId();
    row.experiment = run.experiment();
    row.program = run.program().name();
    row.group = run.group();
    row.status = run.status().name();
    row.health = summary.health().name();
    findings.stream()
        .filter(finding -> finding.outcome() == Outcome.FOUND)
        // Of equals the one that begins last: it points at a place, not at the whole run.
        .max(
            Comparator.comparing(Finding::severity)
                .thenComparing(finding -> finding.evidence().orElseThrow().firstStep())
                .thenComparing(Finding::rule, Comparator.reverseOrder()))
        .ifPresent(
            worst -> {
              row.worst_rule = worst.rule();
              row.worst_severity = worst.severity().name();
              row.worst_evidence = worst.evidence().orElseThrow().sentence();
            });
    row.found = summary.found();
    row.clear = summary.clear();
    row.not_judged = summary.notJudged();
    row.score = summary.score();
    row.device_hours = run.deviceHours().isPresent() ? run.hours() : null;
    siblings
        .primarySeries(run)
        .ifPresent(
            series -> {
              row.primary_metric = series.metric().toString();
              row.primary_value = series.curve().end();
              row.primary_direction = series.direction().name();
            });
    row.siblings =
        siblings.missing().orElseGet(() -> "%d good siblings".formatted(siblings.good().size()));
    row.standing = new TreeMap<>();
    Standing.of(run, siblings)
        .forEach(
            (measure, value) -> row.standing.put(measure.name().toLowerCase(Locale.ROOT), value));
    return row;
  }

  public String getRun_id() {
    return run_id;
  }

  public void setRun_id(String value) {
    run_id = value;
  }

  public String getExperiment() {
    return experiment;
  }

  public void setExperiment(String value) {
    experiment = value;
  }

  public String getProgram() {
    return program;
  }

  public void setProgram(String value) {
    program = value;
  }

  public String getGroup() {
    return group;
  }

  public void setGroup(String value) {
    group = value;
  }

  public String getStatus() {
    return status;
  }

  public void setStatus(String value) {
    status = value;
  }

  public String getHealth() {
    return health;
  }

  public void setHealth(String value) {
    health = value;
  }

  public String getWorst_rule() {
    return worst_rule;
  }

  public void setWorst_rule(String value) {
    worst_rule = value;
  }

  public String getWorst_severity() {
    return worst_severity;
  }

  public void setWorst_severity(String value) {
    worst_severity = value;
  }

  public String getWorst_evidence() {
    return worst_evidence;
  }

  public void setWorst_evidence(String value) {
    worst_evidence = value;
  }

  public long getFound() {
    return found;
  }

  public void setFound(long value) {
    found = value;
  }

  public long getClear() {
    return clear;
  }

  public void setClear(long value) {
    clear = value;
  }

  public long getNot_judged() {
    return not_judged;
  }

  public void setNot_judged(long value) {
    not_judged = value;
  }

  public double getScore() {
    return score;
  }

  public void setScore(double value) {
    score = value;
  }

  public Double getDevice_hours() {
    return device_hours;
  }

  public void setDevice_hours(Double value) {
    device_hours = value;
  }

  public String getPrimary_metric() {
    return primary_metric;
  }

  public void setPrimary_metric(String value) {
    primary_metric = value;
  }

  public Double getPrimary_value() {
    return primary_value;
  }

  public void setPrimary_value(Double value) {
    primary_value = value;
  }

  public String getPrimary_direction() {
    return primary_direction;
  }

  public void setPrimary_direction(String value) {
    primary_direction = value;
  }

  public String getSiblings() {
    return siblings;
  }

  public void setSiblings(String value) {
    siblings = value;
  }

  /** By name of a {@link Standing} in lower case; those that could not be taken are left out. */
  public Map<String, Double> getStanding() {
    return standing;
  }

  public void setStanding(Map<String, Double> value) {
    standing = value;
  }
}

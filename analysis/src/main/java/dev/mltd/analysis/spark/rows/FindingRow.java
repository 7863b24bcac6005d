package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.RunSummary;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.siblings.MeasuredRun;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** What a rule found, or why it did not judge; a row of the dataset {@code findings}. */
public final class FindingRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<FindingRow> ENCODER = Encoders.bean(FindingRow.class);

  private String run_id;
  private String program;
  private String rule;
  private String outcome;
  private String severity;
  private double score;
  private String metric;
  private String split;
  private String layer;
  private Long first_step;
  private Long last_step;
  private Double value;
  private Double limit;
  private String evidence;
  private String reason;

  /** Of what was stored before there was such a column, null. */
  private String lack;

  /** The finding of a run as a row. */
  public static FindingRow of(MeasuredRun run, Finding finding) {
    FindingRow row = new FindingRow();
    row.run_id = run.runId();
    row.program = run.program().name();
    row.rule = finding.rule();
    row.outcome = finding.outcome().name();
    row.severity = finding.severity().name();
    row.score = RunSummary.score(finding, run.hours());
    finding
        .evidence()
        .ifPresent(
            evidence -> {
              row.metric = evidence.metric().name();
              row.split = evidence.metric().split().stored();
              row.layer = evidence.layer();
              row.first_step = evidence.firstStep();
              row.last_step = evidence.lastStep();
              row.value = evidence.value();
              row.limit = evidence.limit();
              row.evidence = evidence.sentence();
            });
    row.reason = finding.reason().orElse(null);
    row.lack = finding.lack().map(Lack::stored).orElse(null);
    return row;
  }

  /** The finding that the row holds. */
  public Finding toFinding() {
    return new Finding(
        rule,
        Outcome.valueOf(outcome),
        Severity.valueOf(severity),
        evidence == null
            ? Optional.empty()
            : Optional.of(
                new Evidence(
                    new Metric(metric, Split.ofStored(split)),
                    layer,
                    first_step,
                    last_step,
                    value,
                    limit,
                    evidence)),
        Optional.ofNullable(reason).map(words -> Lack.ofStored(Optional.ofNullable(lack), words)));
  }

  public String getRun_id() {
    return run_id;
  }

  public void setRun_id(String value) {
    run_id = value;
  }

  public String getProgram() {
    return program;
  }

  public void setProgram(String value) {
    program = value;
  }

  public String getRule() {
    return rule;
  }

  public void setRule(String value) {
    rule = value;
  }

  public String getOutcome() {
    return outcome;
  }

  public void setOutcome(String value) {
    outcome = value;
  }

  public String getSeverity() {
    return severity;
  }

  public void setSeverity(String value) {
    severity = value;
  }

  public double getScore() {
    return score;
  }

  public void setScore(double value) {
    score = value;
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

  public Long getFirst_step() {
    return first_step;
  }

  public void setFirst_step(Long value) {
    first_step = value;
  }

  public Long getLast_step() {
    return last_step;
  }

  public void setLast_step(Long value) {
    last_step = value;
  }

  public Double getValue() {
    return value;
  }

  public void setValue(Double value) {
    this.value = value;
  }

  public Double getLimit() {
    return limit;
  }

  public void setLimit(Double value) {
    limit = value;
  }

  public String getEvidence() {
    return evidence;
  }

  public void setEvidence(String value) {
    evidence = value;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String value) {
    reason = value;
  }

  public String getLack() {
    return lack;
  }

  public void setLack(String value) {
    lack = value;
  }
}

package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.cause.Diagnosis;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** A cause of a run, or that there is none; a row of the dataset {@code diagnoses}. */
public final class DiagnosisRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<DiagnosisRow> ENCODER = Encoders.bean(DiagnosisRow.class);

  private String run_id;
  private String program;
  private String cause;
  private int rank;
  private double strength;
  private String evidence_for;
  private String evidence_against;
  private String missing;
  private Map<String, Double> symptoms;

  /**
   * A ranked cause of a run as a row.
   *
   * @param rank from 1
   */
  public static DiagnosisRow of(String runId, String program, int rank, Diagnosis diagnosis) {
    DiagnosisRow row = new DiagnosisRow();
    row.run_id = runId;
    row.program = program;
    row.cause = diagnosis.cause();
    row.rank = rank;
    row.strength = diagnosis.strength();
    row.evidence_for = String.join("; ", diagnosis.evidenceFor());
    row.evidence_against = String.join("; ", diagnosis.evidenceAgainst());
    row.missing = String.join("; ", diagnosis.missing());
    row.symptoms = diagnosis.symptoms();
    return row;
  }

  /** The cause that this row was made of; of an older sweep without its symptoms. */
  public Diagnosis toDiagnosis() {
    return new Diagnosis(
        cause,
        strength,
        sentences(evidence_for),
        sentences(evidence_against),
        sentences(missing),
        symptoms == null ? Map.of() : symptoms);
  }

  private static List<String> sentences(String joined) {
    return Arrays.stream(joined.split("; ", -1)).filter(one -> !one.isEmpty()).toList();
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

  public String getCause() {
    return cause;
  }

  public void setCause(String value) {
    cause = value;
  }

  public int getRank() {
    return rank;
  }

  public void setRank(int value) {
    rank = value;
  }

  public double getStrength() {
    return strength;
  }

  public void setStrength(double value) {
    strength = value;
  }

  public String getEvidence_for() {
    return evidence_for;
  }

  public void setEvidence_for(String value) {
    evidence_for = value;
  }

  public String getEvidence_against() {
    return evidence_against;
  }

  public void setEvidence_against(String value) {
    evidence_against = value;
  }

  public String getMissing() {
    return missing;
  }

  public void setMissing(String value) {
    missing = value;
  }

  public Map<String, Double> getSymptoms() {
    return symptoms;
  }

  public void setSymptoms(Map<String, Double> value) {
    symptoms = value;
  }
}

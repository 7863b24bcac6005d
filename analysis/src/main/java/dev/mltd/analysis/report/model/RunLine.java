package dev.mltd.analysis.report.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.Severity;
import java.util.Optional;

/**
 * A run in the list of all runs.
 *
 * @param named who it is
 * @param judged what was said of it
 * @param deviceHours NaN when unknown
 * @param delivered what it ended with
 * @param news what is new about it
 */
public record RunLine(
    @JsonUnwrapped Named named,
    @JsonUnwrapped Judged judged,
    double deviceHours,
    @JsonUnwrapped Delivered delivered,
    News news) {

  /**
   * Who a run is; all texts come from the run and are hostile.
   *
   * @param name for people; empty when there is none
   * @param owner empty when unknown
   */
  public record Named(
      String runId, String name, String program, String experiment, String owner, String group) {}

  /**
   * What was said of a run.
   *
   * @param status how it ended
   * @param severity of the worst finding; empty without one
   * @param rule of the worst finding; empty without one
   * @param evidence of the worst finding; empty without one
   * @param cause the likeliest; empty when the sweep was not attributed
   * @param score what hearing of it is worth
   */
  public record Judged(
      String status,
      Health health,
      Optional<Severity> severity,
      String rule,
      String evidence,
      String cause,
      double score) {}

  /**
   * What a run ended with.
   *
   * @param metric the primary metric of its program; empty when there is none
   * @param value NaN when unknown
   */
  public record Delivered(String metric, @JsonIgnore Direction direction, double value) {}

  /** Its id. */
  public String runId() {
    return named.runId();
  }

  /** Whether it is failing. */
  public boolean isIll() {
    return judged.health() == Health.ILL;
  }

  /** Device hours; an unknown number counts as one. */
  public double countedHours() {
    return Double.isNaN(deviceHours) ? Finding.UNKNOWN_HOURS : deviceHours;
  }

  /** The experiment, or the program of a run that names none. */
  public String study() {
    return named.experiment().isEmpty() ? named.program() : named.experiment();
  }
}

package dev.mltd.analysis.report.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.Severity;
import java.util.Optional;

/**
 * A run in the list of all runs; all texts about it come from the run and are hostile.
 *
 * @param name for people; empty when there is none
 * @param owner empty when unknown
 * @param status how it ended
 * @param severity of the worst finding; empty without one
 * @param rule of the worst finding; empty without one
 * @param evidence of the worst finding; empty without one
 * @param cause the likeliest; empty when the sweep was not attributed
 * @param score what hearing of it is worth
 * @param deviceHours NaN when unknown
 * @param metric the primary metric of its program; empty when there is none
 * @param value of that metric at its end; NaN when unknown
 * @param news what is new about it
 */
public record RunLine(
    String runId,
    String name,
    String program,
    String experiment,
    String owner,
    String group,
    String status,
    Health health,
    Optional<Severity> severity,
    String rule,
    String evidence,
    String cause,
    double score,
    double deviceHours,
    String metric,
    @JsonIgnore Direction direction,
    double value,
    News news) {

  /** Whether it is failing. */
  public boolean isIll() {
    return health == Health.ILL;
  }

  /** Device hours; an unknown number counts as one. */
  public double countedHours() {
    return Double.isNaN(deviceHours) ? Finding.UNKNOWN_HOURS : deviceHours;
  }

  /** The experiment, or the program of a run that names none. */
  public String study() {
    return experiment.isEmpty() ? program : experiment;
  }
}

package dev.mltd.analysis.finding;

import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import java.util.Optional;

/**
 * A rule's look at a run that lacks none of the rule's needs.
 *
 * @param rule that looks
 * @param run measured
 * @param siblings the good runs of its program without the run itself; may be absent
 * @param thresholds the limits in force
 */
public record Look(Rule rule, MeasuredRun run, Siblings siblings, Thresholds thresholds) {

  /** What the rule needs, or needs for this part of its question. */
  public <T> T at(Need<T> need) {
    return need.of(run, siblings);
  }

  /** The value in force of one of the rule's limits. */
  public double limit(Limit limit) {
    return thresholds.of(rule, limit);
  }

  /** The symptom is not there. */
  public Finding clear() {
    return new Finding(
        rule.name(), Outcome.CLEAR, Severity.INFO, Optional.empty(), Optional.empty());
  }

  /** Something is missing that shows only on the way. */
  public Finding notJudged(Lack lack) {
    return Finding.notJudged(rule, lack);
  }

  /** The symptom is there; its evidence follows. */
  public Finding.Found found(Severity severity, MeasuredSeries series) {
    return new Finding.Found(rule, severity, series);
  }
}

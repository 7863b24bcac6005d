package dev.mltd.analysis.finding;

import dev.mltd.analysis.siblings.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;

/**
 * One symptom. A rule says what is seen, never why and never what to do. It is a pure function: the
 * same run, siblings and thresholds give the same finding.
 */
public interface Rule {

  /** The rule's id: the name of its class. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** What the rule looks at. */
  Family family();

  /** What the catalogue says of the rule. */
  Description description();

  /** The limits that a thresholds file may override; empty when there are none. */
  default List<Limit> limits() {
    return List.of();
  }

  /**
   * Judges a run.
   *
   * @param run measured
   * @param siblings the good runs of its program without the run itself; may be absent
   * @param thresholds the limits in force
   * @return never null: found with evidence, clear, or not judged with the reason
   */
  Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds);
}

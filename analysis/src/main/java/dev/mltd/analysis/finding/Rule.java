package dev.mltd.analysis.finding;

import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;
import java.util.Optional;

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
   * That without which the rule does not judge, in the order in which it is told of what is
   * lacking. What shows only on the way the rule may still name when it judges.
   */
  List<Need<?>> needs();

  /** The answer about a run, which a muted rule and one that lacks something do not judge. */
  default Finding answer(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    return thresholds
        .muted(this, run.program().name())
        .map(Lack::muted)
        .or(() -> lack(run, siblings))
        .map(lack -> Finding.notJudged(this, lack))
        .orElseGet(() -> judge(run, siblings, thresholds));
  }

  /** The first of its needs that a run lacks; empty when it lacks none. */
  default Optional<Lack> lack(MeasuredRun run, Siblings siblings) {
    return needs().stream().flatMap(need -> need.lack(run, siblings).stream()).findFirst();
  }

  /**
   * Judges a run that lacks none of its needs.
   *
   * @param run measured
   * @param siblings the good runs of its program without the run itself; may be absent
   * @param thresholds the limits in force
   * @return never null: found with evidence, clear, or not judged with the reason
   */
  Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds);
}

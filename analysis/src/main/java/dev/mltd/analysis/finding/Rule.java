package dev.mltd.analysis.finding;

import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;
import java.util.Optional;

/**
 * One symptom. A rule says what is seen, never why and never what to do. It is a pure function: the
 * same run, siblings and thresholds give the same finding.
 */
public abstract class Rule {
  private final Family family;
  private final Description description;
  private final List<Limit> limits;
  private final List<Need<?>> needs;

  /**
   * What is known of a rule before it judges.
   *
   * @param family what it looks at
   * @param sees what shows in the history, in a sentence
   * @param means what it says about the run, in a sentence
   * @param needed the metrics without which it does not judge, for people
   * @param source paper, tool or measurement that it comes from
   * @param limits that a thresholds file may override; empty when there are none
   * @param needs that without which it does not judge, in the order in which it is told of what is
   *     lacking; what shows only on the way it may still name when it judges
   */
  protected Rule(
      Family family,
      String sees,
      String means,
      String needed,
      String source,
      List<Limit> limits,
      List<Need<?>> needs) {
    this.family = family;
    this.description = new Description(sees, means, needed, source);
    this.limits = limits;
    this.needs = needs;
  }

  /** The rule's id: the name of its class. */
  public final String name() {
    return getClass().getSimpleName();
  }

  /** What the rule looks at. */
  public final Family family() {
    return family;
  }

  /** What the catalogue says of the rule. */
  public final Description description() {
    return description;
  }

  /** The limits that a thresholds file may override. */
  public final List<Limit> limits() {
    return limits;
  }

  /** That without which the rule does not judge. */
  public final List<Need<?>> needs() {
    return needs;
  }

  /** The answer about a run, which a muted rule and one that lacks something do not judge. */
  public final Finding answer(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    return thresholds
        .muted(this, run.program().name())
        .map(Lack::muted)
        .or(() -> lack(run, siblings))
        .map(lack -> Finding.notJudged(this, lack))
        .orElseGet(() -> judge(new Look(this, run, siblings, thresholds)));
  }

  /** The first of its needs that a run lacks; empty when it lacks none. */
  public final Optional<Lack> lack(MeasuredRun run, Siblings siblings) {
    return needs.stream().flatMap(need -> need.lack(run, siblings).stream()).findFirst();
  }

  /**
   * Judges a run that lacks none of its needs.
   *
   * @return never null: found with evidence, clear, or not judged with the reason
   */
  protected abstract Finding judge(Look look);
}

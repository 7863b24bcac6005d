package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One change of a config that may cure a cause. A fix says what to change, never whether it helped.
 * The same config and data always give the same change.
 *
 * @param name its id, which plans and verdicts are published under
 * @param does what it changes, in a sentence that tells a person what to do
 * @param source paper, tool or measurement that the change and its size come from
 * @param steps of which the change is made; without one of them that is possible, there is none
 * @param needs which configs it can be tried on
 * @param spendsBudget whether it buys quality with more training or a larger model, so that a
 *     higher cost is what was asked for, and no reason to refuse the result
 */
public record Fix(
    String name,
    String does,
    String source,
    List<Step> steps,
    Predicate<RunConfig> needs,
    boolean spendsBudget) {

  /** A fix of any config that spends no more than before. */
  public static Fix of(String name, String does, String source, Step... steps) {
    return new Fix(name, does, source, List.of(steps), config -> true, false);
  }

  /** The same fix, of such configs alone. */
  public Fix where(Predicate<RunConfig> needed) {
    return new Fix(name, does, source, steps, needed, spendsBudget);
  }

  /** The same fix as one that buys quality with more training or a larger model. */
  public Fix spendingBudget() {
    return new Fix(name, does, source, steps, needs, true);
  }

  /** All that it may change. */
  public Set<Knob> knobs() {
    Set<Knob> knobs = EnumSet.noneOf(Knob.class);
    steps.forEach(step -> knobs.add(step.knob()));
    return knobs;
  }

  /**
   * The config with the fix.
   *
   * @param config of the run
   * @param data profile of its training data, which may be unknown
   * @return empty when there is nothing for it to change
   */
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    if (!needs.test(config)) {
      return Optional.empty();
    }
    Edit edit = new Edit(config);
    steps.forEach(step -> step.action().accept(edit, data));
    return edit.result();
  }
}

package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import java.util.Optional;
import java.util.Set;

/**
 * One change of a config that may cure a cause. A fix says what to change, never whether it helped.
 * It is a pure function: the same config and data give the same change.
 */
public interface Fix {

  /** The fix's id: the name of its class. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** What it changes, in a sentence that tells a person what to do. */
  String description();

  /** Paper, tool or measurement that the change and its size come from. */
  String source();

  /** All that it may change. */
  Set<Knob> knobs();

  /**
   * Whether it buys quality with more training or a larger model, so that a higher cost is what was
   * asked for, and no reason to refuse the result.
   */
  default boolean spendsBudget() {
    return false;
  }

  /**
   * The config with the fix.
   *
   * @param config of the run
   * @param data profile of its training data, which may be unknown
   * @return empty when there is nothing for it to change
   */
  Optional<RunConfig> apply(RunConfig config, DataProfile data);
}

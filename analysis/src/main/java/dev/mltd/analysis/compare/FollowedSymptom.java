package dev.mltd.analysis.compare;

import java.util.Optional;

/**
 * The symptom that a fix is to take away, counted in what was retrained.
 *
 * @param rule that finds it
 * @param inControl trainings of the unchanged config that show it
 * @param inTreatment trainings with the fix that show it
 */
public record FollowedSymptom(String rule, int inControl, int inTreatment) {

  /**
   * Whether it is gone: what the control shows and the treatment does not. Empty where neither
   * shows it, since what has not come again cannot be taken away.
   */
  public Optional<Boolean> gone() {
    return inControl + inTreatment > 0 ? Optional.of(inTreatment == 0) : Optional.empty();
  }
}

package dev.mltd.analysis.archive;

import java.util.Locale;

/** What the steps of a series count. */
public enum StepUnit {
  /** Steps as the tool counted them: optimizer updates, epochs or evaluations. */
  STEP,
  /** The tool's steps were fractions; these are their ranks, from 0. */
  RANK;

  /** The name stored in the archive. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit behind a stored name; anything but {@code rank} is {@link #STEP}. */
  public static StepUnit ofStored(String stored) {
    return RANK.stored().equals(stored) ? RANK : STEP;
  }
}

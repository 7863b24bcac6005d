package dev.mltd.analysis.archive;

import java.util.Arrays;
import java.util.Locale;

/** The part of the data on which a metric was computed. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST,
  /** The history does not say; it is never guessed. */
  UNSPECIFIED;

  /** The name stored in the archive: lower case, empty when unspecified. */
  public String stored() {
    return this == UNSPECIFIED ? "" : name().toLowerCase(Locale.ROOT);
  }

  /** The split behind a stored name; anything unknown is {@link #UNSPECIFIED}. */
  public static Split ofStored(String stored) {
    return Arrays.stream(values())
        .filter(split -> split.stored().equals(stored))
        .findFirst()
        .orElse(UNSPECIFIED);
  }
}

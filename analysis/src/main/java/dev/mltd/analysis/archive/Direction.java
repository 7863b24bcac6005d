package dev.mltd.analysis.archive;

import org.apache.commons.lang3.EnumUtils;

/** Which way a metric gets better. */
public enum Direction {
  MINIMISE,
  MAXIMISE,
  /** Not known: no verdict that needs to know what is better may be given. */
  UNKNOWN;

  /** The direction of that stored name; anything else is {@link #UNKNOWN}. */
  public static Direction ofStored(String stored) {
    return EnumUtils.getEnum(Direction.class, stored, UNKNOWN);
  }
}

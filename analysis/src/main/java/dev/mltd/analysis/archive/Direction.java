package dev.mltd.analysis.archive;

/** Which way a metric gets better. */
public enum Direction {
  MINIMISE,
  MAXIMISE,
  /** Not known: no verdict that needs to know what is better may be given. */
  UNKNOWN;

  /** The direction of that stored name; anything else is {@link #UNKNOWN}. */
  public static Direction ofStored(String stored) {
    for (Direction direction : values()) {
      if (direction.name().equals(stored)) {
        return direction;
      }
    }
    return UNKNOWN;
  }
}

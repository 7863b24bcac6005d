package dev.mltd.analysis.archive;

import org.apache.commons.lang3.EnumUtils;

/** How a run ended, as far as its tool recorded it. */
public enum RunStatus {
  FINISHED,
  FAILED,
  /** Stopped from outside; a pruned trial counts as killed. */
  KILLED,
  RUNNING,
  UNKNOWN;

  /** The status of that stored name; anything else is {@link #UNKNOWN}. */
  public static RunStatus ofStored(String stored) {
    return EnumUtils.getEnum(RunStatus.class, stored, UNKNOWN);
  }

  /** Whether a run of this status may serve as a yardstick for its siblings. */
  public boolean countsAsComplete() {
    return this == FINISHED || this == UNKNOWN;
  }
}

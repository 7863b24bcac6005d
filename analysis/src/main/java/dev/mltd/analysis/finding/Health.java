package dev.mltd.analysis.finding;

/** What all findings together say of a run. */
public enum Health {
  /** At least one finding of MAJOR or more. */
  ILL,
  /** Not ill, and at least one rule of the loss family could judge. */
  HEALTHY,
  /** Neither: too little was recorded to say. */
  NOT_JUDGED
}

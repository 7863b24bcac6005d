package dev.mltd.analysis.finding;

/** What a rule looks at. */
public enum Family {
  LOSS,
  GENERALISATION,
  GRADIENTS,
  UNITS,
  /** The training data themselves, which stay as they are however often one trains on them. */
  DATA,
  SCHEDULE_AND_COST
}

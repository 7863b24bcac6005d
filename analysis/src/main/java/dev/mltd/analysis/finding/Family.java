package dev.mltd.analysis.finding;

/** What a rule looks at. */
public enum Family {
  LOSS,
  GENERALISATION,
  GRADIENTS,
  UNITS,
  DATA,
  SCHEDULE_AND_COST
}

package dev.mltd.analysis.finding;

/** The three answers of a rule. */
public enum Outcome {
  /** The symptom is there, with evidence. */
  FOUND,
  /** Everything needed was there, and the symptom was not. */
  CLEAR,
  /** Something needed was missing; the reason says what. */
  NOT_JUDGED
}

package dev.mltd.analysis.remedies;

/**
 * How often the first fix of a cause is verified, the cause being known. The chances in the tables
 * are shares of 144 held-back faults of small PyTorch programs.
 */
final class Chances {
  /** Where it was nearly every one. */
  static final double NEARLY_ALWAYS = 0.95;

  /** Where nobody has measured it. */
  static final double NOT_MEASURED = 0.5;

  private Chances() {}
}

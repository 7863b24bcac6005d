package dev.mltd.analysis.archive;

/** The part that a run of ours plays in a comparison. */
public enum Arm {
  /** The original config, trained again. */
  CONTROL,
  /** The config with a fix. */
  TREATMENT
}

package dev.mltd.jobs.airflow;

/** The run that a trigger stands for, and whether it started it. */
public record Triggered(DagRun run, How how) {

  /** When the run was started. */
  public enum How {
    /** By this trigger. */
    NOW,
    /** By an earlier one with the same id and parameters. */
    BEFORE
  }
}

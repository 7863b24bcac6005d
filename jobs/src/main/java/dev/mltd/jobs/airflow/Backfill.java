package dev.mltd.jobs.airflow;

/** Runs of a DAG for past dates. */
public record Backfill(int id, String dagId) {

  /** Which dates a backfill takes again. */
  public enum Reprocess {
    /** Dates without a run only. */
    NONE,
    /** Dates whose run failed, too. */
    FAILED,
    /** Dates with a finished run, too. */
    COMPLETED
  }
}

package dev.mltd.jobs.airflow;

import java.time.Instant;
import java.util.Optional;

/**
 * Runs of a DAG for past dates.
 *
 * @param completedAt lags some seconds behind the end of the last run
 */
public record Backfill(
    int id, String dagId, Instant fromDate, Instant toDate, Optional<Instant> completedAt) {

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

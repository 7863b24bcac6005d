package dev.mltd.analysis.report.model;

import java.io.Serializable;
import java.util.Optional;

/**
 * A figure of a reported sweep; a row of the dataset {@code reports}. The row of kind {@code SWEEP}
 * stands for all runs, the others for those of a cause, an experiment or an owner.
 *
 * @param kind what the runs have in common
 * @param name of that; empty when unknown
 * @param runs how many
 * @param ill of them
 * @param healthy of them
 * @param notJudged of them
 * @param fixed ill ones that a verified fix covers
 * @param hoursLost device hours of the ill ones
 * @param fixesTried of a sweep: comparisons with any verdict; this and what follows is 0 of others
 * @param fixesVerified of them
 * @param hoursWon device hours of the ill runs that verified fixes cover
 * @param scoreWon score of the same runs
 * @param page of a sweep: its report, as a path or URI
 */
public record ReportedGroup(
    Kind kind,
    String name,
    long runs,
    long ill,
    long healthy,
    long notJudged,
    long fixed,
    double hoursLost,
    long fixesTried,
    long fixesVerified,
    double hoursWon,
    double scoreWon,
    Optional<String> page)
    implements Serializable {

  /** What the runs of a row have in common. */
  public enum Kind {
    SWEEP,
    CAUSE,
    EXPERIMENT,
    OWNER
  }

  /** All runs of a sweep. */
  public static ReportedGroup ofSweep(Totals totals, String page) {
    GroupTally all = totals.all();
    return new ReportedGroup(
        Kind.SWEEP,
        all.name(),
        all.runs(),
        all.ill(),
        all.healthy(),
        all.notJudged(),
        all.fixed(),
        all.hoursLost(),
        totals.fixesTried(),
        totals.fixesVerified(),
        totals.hoursWon(),
        totals.scoreWon(),
        Optional.of(page));
  }

  /** Runs that have something in common. */
  public static ReportedGroup of(Kind kind, GroupTally group) {
    return new ReportedGroup(
        kind,
        group.name(),
        group.runs(),
        group.ill(),
        group.healthy(),
        group.notJudged(),
        group.fixed(),
        group.hoursLost(),
        0,
        0,
        0,
        0,
        Optional.empty());
  }

  /** Failing runs without a verified fix. */
  public long open() {
    return ill - fixed;
  }
}

package dev.mltd.analysis.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the dashboard needs of a sweep.
 *
 * @param page the sweep's report, as a path or URI; empty when none was written
 * @param all of its runs
 * @param fixesTried comparisons with any verdict
 * @param fixesVerified of them
 * @param hoursWon device hours of the failing runs that verified fixes cover
 * @param scoreWon score of the same runs
 * @param illByCause failing runs by their likeliest cause
 * @param experiments open and fixed runs
 * @param owners open and fixed runs
 */
public record SweepFigures(
    LocalDate date,
    String page,
    GroupTally all,
    long fixesTried,
    long fixesVerified,
    double hoursWon,
    double scoreWon,
    Map<String, Long> illByCause,
    List<GroupTally> experiments,
    List<GroupTally> owners) {}

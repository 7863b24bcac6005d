package dev.mltd.analysis.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the dashboard needs of a sweep.
 *
 * @param page the sweep's report, as a path or URI; empty when none was written
 * @param rows all that was published of it
 */
public record SweepFigures(LocalDate date, String page, List<ReportedGroup> rows) {

  /** A sweep by what was published of it. */
  public static SweepFigures of(LocalDate date, List<ReportedGroup> rows) {
    SweepFigures figures = new SweepFigures(date, "", rows);
    return new SweepFigures(date, figures.all().page().orElse(""), rows);
  }

  /** The figures of all runs together. */
  public ReportedGroup all() {
    return groups(ReportedGroup.Kind.SWEEP).get(0);
  }

  /** The figures of runs that have something of this kind in common. */
  public List<ReportedGroup> groups(ReportedGroup.Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).toList();
  }

  /** Failing runs by their likeliest cause. */
  public SortedMap<String, Long> illByCause() {
    SortedMap<String, Long> runs = new TreeMap<>();
    groups(ReportedGroup.Kind.CAUSE).forEach(row -> runs.put(row.name(), row.ill()));
    return runs;
  }
}

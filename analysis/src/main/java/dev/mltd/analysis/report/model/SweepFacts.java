package dev.mltd.analysis.report.model;

import dev.mltd.analysis.finding.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything that was published about a sweep, as far as it is the same for all runs.
 *
 * @param date of the sweep
 * @param attributed whether causes and insights were published for the present findings
 * @param retrained whether comparisons were published
 * @param foundByRule findings by rule and severity
 * @param reasonsByRule why rules did not judge
 * @param fixes that were compared
 * @param notRetrained failing runs for which no fix was tried
 * @param earlier date of the sweep before; empty for the first one
 * @param setAside input that was set aside, up to {@link #MOST_SET_ASIDE} of it
 * @param setAsideRows all input that was set aside
 */
public record SweepFacts(
    LocalDate date,
    boolean attributed,
    boolean retrained,
    Map<String, Map<Severity, Long>> foundByRule,
    Map<String, List<Reason>> reasonsByRule,
    List<StudyInsights> insights,
    List<FixOutcome> fixes,
    List<NotRetrained> notRetrained,
    Optional<LocalDate> earlier,
    List<SetAsideInput> setAside,
    long setAsideRows,
    List<Origin> origins) {
  /** Lines that a page shows of what was set aside; the dataset has them all. */
  public static final int MOST_SET_ASIDE = 200;

  /** What is known of a date on which nothing was diagnosed. */
  public static SweepFacts nothing(LocalDate date) {
    return new SweepFacts(
        date,
        false,
        false,
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        0,
        List.of());
  }

  /** The report of these facts. */
  public SweepReport report(List<RunLine> runs, Map<String, SortedMap<String, String>> configs) {
    List<FixOutcome> sorted = fixes.stream().sorted(FixOutcome.BY_VERDICT).toList();
    return new SweepReport(
        this,
        runs,
        Totals.of(runs, sorted),
        sorted,
        CauseTally.of(runs),
        GroupTally.of(runs, RunLine::program, Totals.fixedRuns(sorted)),
        SymptomTally.of(runs.size(), foundByRule, reasonsByRule),
        Replicates.best(runs, configs));
  }
}

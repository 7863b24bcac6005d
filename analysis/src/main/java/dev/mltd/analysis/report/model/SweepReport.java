package dev.mltd.analysis.report.model;

import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One sweep as it is reported.
 *
 * @param facts what was published
 * @param runs all of them, in the order of the page's data
 * @param fixes the verified ones first
 * @param causes of the failing runs, the most frequent first
 * @param programs the one with most failing runs first
 * @param symptoms every rule, fired or not
 * @param replicates the best configs of each program
 */
public record SweepReport(
    SweepFacts facts,
    List<RunLine> runs,
    Totals totals,
    List<FixOutcome> fixes,
    List<CauseTally> causes,
    List<GroupTally> programs,
    List<SymptomTally> symptoms,
    List<Replicates> replicates) {
  private static final int WORST_RUNS = 5;

  /** The fixes with a verdict. */
  public List<FixOutcome> fixes(Verdict verdict) {
    return fixes.stream().filter(fix -> fix.judged().verdict() == verdict).toList();
  }

  /** The failing runs with such news. */
  public List<RunLine> runs(News news) {
    return runs.stream().filter(run -> run.news() == news).toList();
  }

  /** The tallies of runs that share something. */
  public List<GroupTally> groups(Function<RunLine, String> shared) {
    return GroupTally.of(runs, shared, Totals.fixedRuns(fixes));
  }

  /** Runs by the severity of their worst finding. */
  public Map<Severity, Long> severities() {
    Map<Severity, Long> counts = new TreeMap<>(Comparator.reverseOrder());
    for (Severity severity : Severity.values()) {
      counts.put(
          severity,
          runs.stream().filter(run -> run.severity().equals(Optional.of(severity))).count());
    }
    return counts;
  }

  /**
   * The worst failing run of each program, the worst first: those of one program are mostly alike.
   */
  public List<RunLine> firstToLookAt() {
    Map<String, RunLine> worst =
        runs.stream()
            .filter(RunLine::isIll)
            .collect(
                Collectors.toMap(
                    RunLine::program, Function.identity(), BinaryOperator.minBy(WORSE_FIRST)));
    return worst.values().stream().sorted(WORSE_FIRST).limit(WORST_RUNS).toList();
  }

  private static final Comparator<RunLine> WORSE_FIRST =
      Comparator.comparingDouble((RunLine run) -> -run.score()).thenComparing(RunLine::runId);

  /** Rules that could not judge some runs, the one with most of them first. */
  public List<SymptomTally> unjudged() {
    return symptoms.stream()
        .filter(symptom -> symptom.notJudged() > 0)
        .sorted(Comparator.comparingLong(SymptomTally::notJudged).reversed())
        .toList();
  }
}

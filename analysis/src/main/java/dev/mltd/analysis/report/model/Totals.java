package dev.mltd.analysis.report.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The figures of a sweep.
 *
 * @param all of its runs together
 * @param programs how many
 * @param experiments how many
 * @param illOfUnknownHours failing runs whose device hours nobody knows
 * @param fixesTried comparisons with any verdict
 * @param fixesVerified of them
 * @param hoursWon device hours of the failing runs that verified fixes cover
 * @param scoreWon score of the same runs
 */
public record Totals(
    @JsonUnwrapped @JsonIgnoreProperties({"name", "fixed"}) GroupTally all,
    long programs,
    long experiments,
    long illOfUnknownHours,
    long fixesTried,
    long fixesVerified,
    double hoursWon,
    double scoreWon) {

  /** The figures of these runs and fixes. */
  public static Totals of(List<RunLine> runs, List<FixOutcome> fixes) {
    Set<String> fixed = fixedRuns(fixes);
    List<RunLine> won =
        runs.stream().filter(run -> run.isIll() && fixed.contains(run.runId())).toList();
    return new Totals(
        runs.isEmpty()
            ? new GroupTally("", 0, 0, 0, 0, 0, 0)
            : GroupTally.of(runs, run -> "", fixed).get(0),
        runs.stream().map(RunLine::program).distinct().count(),
        runs.stream().map(RunLine::study).distinct().count(),
        runs.stream().filter(run -> run.isIll() && Double.isNaN(run.deviceHours())).count(),
        fixes.size(),
        fixes.stream().filter(FixOutcome::isVerified).count(),
        won.stream().mapToDouble(RunLine::countedHours).sum(),
        won.stream().mapToDouble(RunLine::score).sum());
  }

  /** Failing runs that verified fixes cover. */
  @JsonProperty
  public long runsFixed() {
    return all.fixed();
  }

  /** The ids of the runs that verified fixes cover. */
  static Set<String> fixedRuns(List<FixOutcome> fixes) {
    return fixes.stream()
        .filter(FixOutcome::isVerified)
        .flatMap(fix -> fix.judged().runIds().stream())
        .collect(Collectors.toSet());
  }
}

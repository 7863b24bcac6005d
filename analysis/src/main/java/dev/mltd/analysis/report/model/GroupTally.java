package dev.mltd.analysis.report.model;

import dev.mltd.analysis.finding.Health;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs that share a program, an experiment or an owner.
 *
 * @param name of what they share; empty when unknown
 * @param runs how many
 * @param ill of them
 * @param healthy of them
 * @param notJudged of them
 * @param fixed failing ones that a verified fix covers
 * @param hoursLost device hours of the failing ones; unknown ones count as one
 */
public record GroupTally(
    String name, long runs, long ill, long healthy, long notJudged, long fixed, double hoursLost) {

  /** The tallies of all groups, the one with most failing runs first. */
  public static List<GroupTally> of(
      List<RunLine> runs, Function<RunLine, String> shared, Set<String> fixedRuns) {
    return runs.stream().collect(Collectors.groupingBy(shared)).entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), fixedRuns))
        .sorted(
            Comparator.comparingLong(GroupTally::ill).reversed().thenComparing(GroupTally::name))
        .toList();
  }

  private static GroupTally of(String name, List<RunLine> runs, Set<String> fixedRuns) {
    List<RunLine> ill = runs.stream().filter(RunLine::isIll).toList();
    return new GroupTally(
        name,
        runs.size(),
        ill.size(),
        count(runs, Health.HEALTHY),
        count(runs, Health.NOT_JUDGED),
        ill.stream().filter(run -> fixedRuns.contains(run.runId())).count(),
        ill.stream().mapToDouble(RunLine::countedHours).sum());
  }

  private static long count(List<RunLine> runs, Health health) {
    return runs.stream().filter(run -> run.health() == health).count();
  }
}

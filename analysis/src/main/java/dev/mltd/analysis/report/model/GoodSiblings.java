package dev.mltd.analysis.report.model;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.finding.Health;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which runs are drawn behind a failing one: the best healthy ones of its program. */
public final class GoodSiblings {
  private static final int MOST_OF_A_PROGRAM = 6;

  private GoodSiblings() {}

  /** The ids of the siblings that are drawn, of all programs. */
  public static Set<String> of(List<RunLine> runs) {
    return runs.stream()
        .filter(run -> run.health() == Health.HEALTHY && Double.isFinite(run.value()))
        .sorted(
            Comparator.comparingDouble(GoodSiblings::lowerIsBetter).thenComparing(RunLine::runId))
        .collect(Collectors.groupingBy(RunLine::program))
        .values()
        .stream()
        .flatMap(best -> best.stream().limit(MOST_OF_A_PROGRAM))
        .map(RunLine::runId)
        .collect(Collectors.toSet());
  }

  private static double lowerIsBetter(RunLine run) {
    double value = run.value();
    return run.direction() == Direction.MAXIMISE ? -value : value;
  }
}

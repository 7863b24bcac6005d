package dev.mltd.analysis.report.model;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.finding.Health;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which runs are drawn behind a failing one: the best healthy ones of its program. */
public final class GoodSiblings {
  private static final int MOST_OF_A_PROGRAM = 6;

  private GoodSiblings() {}

  /** The ids of the siblings that are drawn, of all programs. */
  public static Set<String> of(List<RunLine> runs) {
    Map<String, List<RunLine>> programs =
        runs.stream()
            .filter(
                run ->
                    run.judged().health() == Health.HEALTHY
                        && Double.isFinite(run.delivered().value()))
            .collect(Collectors.groupingBy(run -> run.named().program()));
    Set<String> chosen = new HashSet<>();
    programs
        .values()
        .forEach(
            healthy ->
                healthy.stream()
                    .sorted(
                        Comparator.comparingDouble(GoodSiblings::lowerIsBetter)
                            .thenComparing(RunLine::runId))
                    .limit(MOST_OF_A_PROGRAM)
                    .map(RunLine::runId)
                    .forEach(chosen::add));
    return chosen;
  }

  private static double lowerIsBetter(RunLine run) {
    double value = run.delivered().value();
    return run.delivered().direction() == Direction.MAXIMISE ? -value : value;
  }
}

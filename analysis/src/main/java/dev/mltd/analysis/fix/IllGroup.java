package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.finding.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replicates of which at least one is not healthy.
 *
 * @param replicates all runs of the group, the healthy ones too
 * @param ill those that are not healthy; at least one
 */
record IllGroup(List<DiagnosedRun> replicates, List<DiagnosedRun> ill) {
  private static final Set<String> NO_CAUSE =
      Set.of(Diagnosis.NONE, Diagnosis.UNKNOWN, Diagnosis.NOT_JUDGED);

  static IllGroup of(List<DiagnosedRun> replicates) {
    return new IllGroup(replicates, replicates.stream().filter(run -> !run.isHealthy()).toList());
  }

  /** The first of the ill ones, which has what all of them share. */
  DiagnosedRun first() {
    return ill.get(0);
  }

  String id() {
    return first().group();
  }

  Program program() {
    return first().program();
  }

  List<String> runIds() {
    return ill.stream().map(DiagnosedRun::runId).sorted().toList();
  }

  /** Seeds that were used before. */
  Set<Long> usedSeeds() {
    return replicates.stream()
        .flatMapToLong(run -> run.seed().stream())
        .boxed()
        .collect(Collectors.toSet());
  }

  /** The mean strength of each cause over those that are ill and could be judged. */
  Map<String, Double> strengths() {
    List<DiagnosedRun> judged = ill.stream().filter(run -> !isNotJudged(run)).toList();
    Map<String, Double> strengths = new HashMap<>();
    for (DiagnosedRun run : judged) {
      for (Diagnosis diagnosis : run.diagnoses()) {
        if (!NO_CAUSE.contains(diagnosis.cause())) {
          strengths.merge(diagnosis.cause(), diagnosis.strength() / judged.size(), Double::sum);
        }
      }
    }
    return strengths;
  }

  /** Whether too little was recorded of every one of them. */
  boolean isNotJudged() {
    return ill.stream().allMatch(IllGroup::isNotJudged);
  }

  private static boolean isNotJudged(DiagnosedRun run) {
    return run.diagnoses().get(0).cause().equals(Diagnosis.NOT_JUDGED);
  }

  /** Severity times device hours at stake, over all of them. */
  double score() {
    return ill.stream().mapToDouble(DiagnosedRun::score).sum();
  }

  /** Device hours of one training. */
  double hours() {
    return replicates.stream()
        .flatMapToDouble(run -> run.deviceHours().stream())
        .average()
        .orElse(Finding.UNKNOWN_HOURS);
  }
}

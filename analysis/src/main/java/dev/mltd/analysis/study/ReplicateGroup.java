package dev.mltd.analysis.study;

import dev.mltd.analysis.archive.RunConfig;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs that differ in nothing but their seed: the unit of everything that is said of a study, since
 * nine replicates are no nine independent witnesses.
 *
 * @param program what was trained
 * @param config of one of them
 * @param runs all of them
 * @param rank mean share, 0 best to 1 worst, of the program's runs that are better; a failed run
 *     counts as worst
 */
record ReplicateGroup(String program, RunConfig config, List<StudiedRun> runs, double rank) {
  /**
   * The groups of a study, by program and config.
   *
   * @param runs in any order
   */
  static List<ReplicateGroup> of(List<StudiedRun> runs) {
    Map<StudiedRun, Double> ranks = new HashMap<>();
    runs.stream()
        .collect(Collectors.groupingBy(StudiedRun::program))
        .values()
        .forEach(siblings -> rank(siblings, ranks));
    return runs.stream()
        .collect(
            Collectors.groupingBy(
                run -> run.program() + "\n" + run.group(), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(
            same ->
                new ReplicateGroup(
                    same.get(0).program(),
                    same.get(0).config(),
                    same,
                    same.stream().mapToDouble(ranks::get).average().orElseThrow()))
        .toList();
  }

  private static void rank(List<StudiedRun> siblings, Map<StudiedRun, Double> ranks) {
    List<StudiedRun> sorted =
        siblings.stream()
            .filter(run -> !run.failed() && Double.isFinite(run.quality()))
            .sorted(Comparator.comparingDouble(StudiedRun::quality))
            .toList();
    siblings.forEach(run -> ranks.put(run, 1.0));
    for (int k = 0; k < sorted.size(); k++) {
      ranks.put(sorted.get(k), (double) k / siblings.size());
    }
  }

  /** Share of its runs that failed, 0 to 1. */
  double failedShare() {
    return (double) runs.stream().filter(StudiedRun::failed).count() / runs.size();
  }

  /** Whether at least half of its runs failed. */
  boolean fails() {
    return failedShare() >= 0.5;
  }

  /** Known qualities of its runs, lower being better. */
  double[] qualities() {
    return runs.stream().mapToDouble(StudiedRun::quality).filter(Double::isFinite).toArray();
  }

  /** Mean of the qualities; NaN without one. */
  double mean() {
    return Arrays.stream(qualities()).average().orElse(Double.NaN);
  }
}

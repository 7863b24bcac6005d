package dev.mltd.analysis.study;

import dev.mltd.analysis.archive.RunConfig;
import java.util.Arrays;
import java.util.List;

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

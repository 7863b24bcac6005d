package dev.mltd.analysis.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What runs cost after they were not finite any more. */
final class HopelessRuns {
  private HopelessRuns() {}

  /** Their cost; empty when there are none. */
  static Optional<Insight> of(List<ReplicateGroup> groups) {
    List<StudiedRun> hopeless =
        groups.stream()
            .flatMap(group -> group.runs().stream())
            .filter(run -> run.hopelessStep() >= 0)
            .toList();
    if (hopeless.isEmpty()) {
      return Optional.empty();
    }
    double lost = hopeless.stream().mapToDouble(StudiedRun::hoursLost).sum();
    double spent = hopeless.stream().mapToDouble(StudiedRun::hours).sum();
    long median =
        hopeless.stream()
            .mapToLong(StudiedRun::hopelessStep)
            .sorted()
            .skip(hopeless.size() / 2)
            .findFirst()
            .orElseThrow();
    return Optional.of(
        new Insight(
            Insight.Kind.HOPELESS_RUNS,
            lost,
            String.format(
                Locale.ROOT,
                "%d runs were not finite any more, half of them by step %d: %.3g of their %.3g"
                    + " device hours came after that (a run of unknown hours counts as 1)",
                hopeless.size(),
                median,
                lost,
                spent)));
  }
}

package dev.mltd.analysis.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The best config of a program by its shrunken mean: the mean over all its replicates, drawn
 * towards the mean of the better half of the configs by as much as replicates differ. So one lucky
 * run does not make a config the best.
 *
 * <p>Source: Efron and Morris 1975, Data analysis using Stein's estimator; variances by moments.
 */
final class BestConfigs {
  private static final int FEWEST = 4;
  private static final double NORMAL_95 = 1.96;

  private BestConfigs() {}

  /** A config's shrunken mean and the half width of its interval. */
  private record Shrunken(ReplicateGroup group, double mean, double halfWidth) {}

  static Insight of(String program, List<ReplicateGroup> groups) {
    String what = "the best config of " + program;
    List<ReplicateGroup> sound =
        groups.stream()
            .filter(group -> group.failedShare() == 0 && Double.isFinite(group.mean()))
            .sorted(Comparator.comparingDouble(ReplicateGroup::mean))
            .toList();
    List<ReplicateGroup> half = sound.subList(0, (sound.size() + 1) / 2);
    if (half.size() < FEWEST) {
      return Insight.notJudged(
          what, "fewer than %d configs in the better half did not fail".formatted(FEWEST));
    }
    double freedom = half.stream().mapToInt(group -> group.qualities().length - 1).sum();
    if (freedom <= 0) {
      return Insight.notJudged(what, "no config was repeated, so luck cannot be told from merit");
    }
    double within = half.stream().mapToDouble(BestConfigs::squares).sum() / freedom;
    double grand = half.stream().mapToDouble(ReplicateGroup::mean).average().orElseThrow();
    double spread =
        half.stream().mapToDouble(group -> square(group.mean() - grand)).sum() / (half.size() - 1);
    double between =
        Math.max(
            0,
            spread
                - within
                    * half.stream()
                        .mapToDouble(group -> 1.0 / group.qualities().length)
                        .average()
                        .orElseThrow());
    List<Shrunken> ranked = new ArrayList<>();
    for (ReplicateGroup group : half) {
      double error = within / group.qualities().length;
      double kept = between + error == 0 ? 1 : between / (between + error);
      ranked.add(
          new Shrunken(
              group,
              kept * group.mean() + (1 - kept) * grand,
              NORMAL_95 * Math.sqrt(kept * error)));
    }
    ranked.sort(Comparator.comparingDouble(Shrunken::mean));
    return insight(ranked.get(0), sound.get(0).equals(ranked.get(0).group()));
  }

  private static Insight insight(Shrunken best, boolean luckiest) {
    StudiedRun one = best.group().runs().get(0);
    double sign = one.quality() == one.end() ? 1 : -1;
    double value = sign * best.mean();
    String config =
        best.group().config().values().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" "));
    return new Insight(
        Insight.Kind.BEST_CONFIG,
        "",
        config,
        value,
        value - best.halfWidth(),
        value + best.halfWidth(),
        Double.NaN,
        String.format(
            Locale.ROOT,
            "the best config of %s by its shrunken mean over %d %s: %s %.4g (%.4g to %.4g)%s: %s",
            one.program(),
            best.group().runs().size(),
            best.group().runs().size() == 1 ? "run" : "runs",
            one.metric(),
            value,
            value - best.halfWidth(),
            value + best.halfWidth(),
            luckiest ? "" : ", though another has the better plain mean",
            config));
  }

  private static double squares(ReplicateGroup group) {
    double mean = group.mean();
    return Arrays.stream(group.qualities()).map(quality -> square(quality - mean)).sum();
  }

  private static double square(double value) {
    return value * value;
  }
}

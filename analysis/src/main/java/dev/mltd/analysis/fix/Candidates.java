package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.cause.Diagnoser;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fixes worth trying on one config: the likeliest over all credible causes, those of a cause
 * always in its own order. How likely a fix is to help falls with every fix of the same cause
 * before it, each of which may have helped already.
 *
 * @param chosen the likeliest first
 * @param passedOver what was not chosen because it cannot be tried, with the reason
 */
record Candidates(List<Candidate> chosen, List<String> passedOver) {
  /** Tried at most. */
  static final int MOST = 3;

  /**
   * Chooses candidates.
   *
   * @param config to fix
   * @param data profile of the training data
   * @param strengths of the causes
   * @param remedies by cause
   * @param refusal why the trainer cannot carry a config out; empty when it can
   */
  static Candidates of(
      RunConfig config,
      DataProfile data,
      Map<String, Double> strengths,
      Map<String, Remedy> remedies,
      Function<RunConfig, Optional<String>> refusal) {
    List<Candidate> possible = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    Set<RunConfig> configs = new HashSet<>();
    for (String cause : credible(strengths)) {
      Remedy remedy = remedies.get(cause);
      if (remedy == null) {
        passedOver.add("%s: is not in the catalogue".formatted(cause));
        continue;
      }
      if (remedy.fixes().isEmpty()) {
        passedOver.add("%s: %s".formatted(cause, remedy.reason()));
      }
      double chance = strengths.get(cause) * remedy.chance();
      for (Fix fix : remedy.fixes()) {
        Optional<RunConfig> fixed = fix.apply(config, data);
        Optional<String> refused = fixed.flatMap(refusal);
        if (fixed.isEmpty()) {
          passedOver.add("%s changes nothing".formatted(fix.name()));
        } else if (refused.isPresent()) {
          passedOver.add("%s: %s".formatted(fix.name(), refused.get()));
        } else if (configs.add(fixed.get())) {
          possible.add(
              new Candidate(
                  cause,
                  fix.name(),
                  fixed.get(),
                  Change.between(config, fixed.get()),
                  chance,
                  fix.spendsBudget()));
          chance *= 1 - remedy.chance();
        }
      }
    }
    return new Candidates(
        possible.stream()
            .sorted(Comparator.comparingDouble(Candidate::chance).reversed())
            .limit(MOST)
            .toList(),
        List.copyOf(passedOver));
  }

  private static List<String> credible(Map<String, Double> strengths) {
    return strengths.entrySet().stream()
        .filter(cause -> cause.getValue() >= Diagnoser.CREDIBLE)
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those that do not change what a metric means. */
  Candidates judgeableBy(PrimaryMetric metric) {
    return new Candidates(
        chosen.stream().filter(candidate -> !candidate.redefines(metric)).toList(), passedOver);
  }

  /** How likely one of them is to help. */
  double chance() {
    return Math.min(1, chosen.stream().mapToDouble(Candidate::chance).sum());
  }
}

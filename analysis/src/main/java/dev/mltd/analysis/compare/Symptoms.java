package dev.mltd.analysis.compare;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.rules.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the same rules say of the runs before and of both arms: which symptom is followed, and
 * whether it is gone.
 *
 * @param speaking by run and cause, how much each symptom says for the cause
 * @param archived by run and rule, how much what was found in the failing runs matters
 * @param retrained the same of what was retrained
 */
public record Symptoms(
    Map<String, Map<String, Map<String, Double>>> speaking,
    Map<String, Map<String, Severity>> archived,
    Map<String, Map<String, Severity>> retrained) {
  /** Where nobody asked the rules. */
  public static final Symptoms UNKNOWN = new Symptoms(Map.of(), Map.of(), Map.of());

  /** Rules that look at the training data themselves, which no retraining changes. */
  private static final Set<String> OF_DATA =
      Rules.ALL.stream()
          .filter(rule -> rule.family() == Family.DATA)
          .map(Rule::name)
          .collect(Collectors.toSet());

  /**
   * The symptom that a fix is to take away, in both arms.
   *
   * @param rule that finds it
   * @param inControl retrained runs of the unchanged config that show it
   * @param inTreatment retrained runs with the fix that show it
   */
  public record Followed(String rule, int inControl, int inTreatment) {

    /**
     * Gone is what the control shows and the treatment does not; what neither shows has not come
     * again, and nothing is said of it.
     */
    public Optional<Boolean> isGone() {
      return inControl + inTreatment > 0 ? Optional.of(inTreatment == 0) : Optional.empty();
    }
  }

  /**
   * Follows the symptom that a fix is to take away. Where it made the runs ill before, only what
   * makes a run ill counts.
   *
   * @param cause that the fix is to cure
   * @param before the runs that the fix is for
   * @param after the retrained runs of each arm
   * @return empty where nothing was retrained, or no symptom is known
   */
  public Optional<Followed> follow(
      String cause, List<String> before, Map<Arm, List<String>> after) {
    if (after.isEmpty()) {
      return Optional.empty();
    }
    return followed(cause, before)
        .map(
            rule -> {
              boolean harmful = before.stream().anyMatch(run -> doesHarm(archived, run, rule));
              return new Followed(
                  rule,
                  count(after.getOrDefault(Arm.CONTROL, List.of()), rule, harmful),
                  count(after.getOrDefault(Arm.TREATMENT, List.of()), rule, harmful));
            });
  }

  /**
   * The symptom that speaks most for the cause that is cured, over all runs of the plan; where none
   * does, the one that weighs most.
   */
  private Optional<String> followed(String cause, List<String> runs) {
    return most(runs, run -> speaking.getOrDefault(run, Map.of()).getOrDefault(cause, Map.of()))
        .or(() -> most(runs, this::harm));
  }

  /** What made a run ill, with its weight. */
  private Map<String, Double> harm(String run) {
    return archived.getOrDefault(run, Map.of()).entrySet().stream()
        .filter(found -> found.getValue().makesIll())
        .collect(Collectors.toMap(Map.Entry::getKey, found -> (double) found.getValue().weight()));
  }

  private static Optional<String> most(
      List<String> runs, Function<String, Map<String, Double>> weightsOf) {
    Map<String, Double> weights = new TreeMap<>();
    for (String run : runs) {
      weightsOf.apply(run).forEach((rule, weight) -> weights.merge(rule, weight, Double::sum));
    }
    return weights.entrySet().stream()
        .filter(one -> !OF_DATA.contains(one.getKey()))
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private int count(List<String> runs, String rule, boolean harmful) {
    return (int)
        runs.stream()
            .filter(
                run ->
                    harmful
                        ? doesHarm(retrained, run, rule)
                        : retrained.getOrDefault(run, Map.of()).containsKey(rule))
            .count();
  }

  private static boolean doesHarm(
      Map<String, Map<String, Severity>> found, String run, String rule) {
    Severity severity = found.getOrDefault(run, Map.of()).get(rule);
    return severity != null && severity.makesIll();
  }
}

package dev.mltd.analysis.finding;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The limits in force: each rule's own unless a team overrides them, and the rules that a team
 * muted.
 *
 * @param overrides by rule name and limit name
 * @param mutes in the order of the file; the first that fits counts
 */
public record Thresholds(Map<String, Map<String, Double>> overrides, List<Mute> mutes)
    implements Serializable {

  /** Every rule with its own limits. */
  public static final Thresholds STANDARD = new Thresholds(Map.of(), List.of());

  /**
   * A rule that a team does not want to hear of.
   *
   * @param rule its name
   * @param program a program's name, in which {@code *} stands for anything
   * @param reason shown in the findings
   */
  public record Mute(String rule, String program, String reason) implements Serializable {
    boolean fits(String ruleName, String programName) {
      return rule.equals(ruleName)
          && Pattern.matches(Pattern.quote(program).replace("*", "\\E.*\\Q"), programName);
    }
  }

  /** The value of a rule's limit. */
  public double of(Rule rule, Limit limit) {
    return overrides
        .getOrDefault(rule.name(), Map.of())
        .getOrDefault(limit.name(), limit.standard());
  }

  /** Why a rule is muted for a program; empty when it is not. */
  public Optional<String> muted(Rule rule, String program) {
    return mutes.stream()
        .filter(mute -> mute.fits(rule.name(), program))
        .map(Mute::reason)
        .findFirst();
  }
}

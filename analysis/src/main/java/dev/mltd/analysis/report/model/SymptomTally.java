package dev.mltd.analysis.report.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.rules.Rules;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one rule said of all runs.
 *
 * @param rule its name
 * @param sees what it looks for
 * @param found runs by severity
 * @param clear runs without the symptom
 * @param notJudged runs of which it could not say
 * @param reasons why not, the most frequent first
 */
public record SymptomTally(
    String rule,
    @JsonIgnore String family,
    @JsonIgnore String sees,
    @JsonIgnore Map<Severity, Long> found,
    long clear,
    long notJudged,
    List<Reason> reasons) {

  /** The tallies of all rules, those with the worst findings first. */
  public static List<SymptomTally> of(
      long runs,
      Map<String, Map<Severity, Long>> foundByRule,
      Map<String, List<Reason>> reasonsByRule) {
    return Rules.ALL.stream()
        .map(
            rule ->
                of(
                    rule,
                    runs,
                    foundByRule.getOrDefault(rule.name(), Map.of()),
                    reasonsByRule.getOrDefault(rule.name(), List.of())))
        .sorted(
            Comparator.comparingLong((SymptomTally tally) -> tally.ofIllRuns())
                .thenComparingLong(SymptomTally::allFound)
                .reversed()
                .thenComparing(SymptomTally::rule))
        .toList();
  }

  private static SymptomTally of(
      Rule rule, long runs, Map<Severity, Long> found, List<Reason> reasons) {
    long notJudged = reasons.stream().mapToLong(Reason::runs).sum();
    long all = found.values().stream().mapToLong(Long::longValue).sum();
    Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      bySeverity.put(severity, found.getOrDefault(severity, 0L));
    }
    return new SymptomTally(
        rule.name(),
        rule.family().name(),
        rule.description().sees(),
        bySeverity,
        Math.max(0, runs - all - notJudged),
        notJudged,
        reasons.stream().sorted(Comparator.comparingLong(Reason::runs).reversed()).toList());
  }

  /** The same by the name of the severity, in lower case. */
  @JsonAnyGetter
  Map<String, Long> foundByName() {
    Map<String, Long> named = new LinkedHashMap<>();
    found.forEach((severity, runs) -> named.put(Wording.lower(severity.name()), runs));
    return named;
  }

  /** Findings of any severity. */
  public long allFound() {
    return found.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Findings that make a run ill. */
  public long ofIllRuns() {
    return found.get(Severity.CRITICAL) + found.get(Severity.MAJOR);
  }
}

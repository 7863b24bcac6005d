package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.siblings.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalogue of rules. */
public final class Rules {

  /** Every rule, sorted by name. */
  public static final List<Rule> ALL = List.of(new LossBecameNonFinite(), new LossDiverges());

  private Rules() {}

  /** The rule of that name. */
  public static Optional<Rule> named(String name) {
    return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  /** The answers of these rules about one run, in their order; a muted rule does not judge. */
  public static List<Finding> judge(
      List<Rule> rules, MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    List<Finding> findings = new ArrayList<>(rules.size());
    for (Rule rule : rules) {
      findings.add(
          thresholds
              .muted(rule, run.program().name())
              .map(reason -> Finding.notJudged(rule, "muted: " + reason))
              .orElseGet(() -> rule.judge(run, siblings, thresholds)));
    }
    return findings;
  }
}

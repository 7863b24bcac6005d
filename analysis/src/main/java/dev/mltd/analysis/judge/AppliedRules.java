package dev.mltd.analysis.judge;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.siblings.Siblings;
import dev.mltd.analysis.siblings.Yardstick;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules with the limits in force, which judge one run after the other. */
public final class AppliedRules {
  private static final Set<String> LOSS_RULES =
      Rules.ALL.stream()
          .filter(rule -> rule.family() == Family.LOSS)
          .map(Rule::name)
          .collect(Collectors.toUnmodifiableSet());

  private final List<Rule> rules;
  private final Thresholds thresholds;

  /**
   * @param names of the rules, in the order of their answers
   */
  public AppliedRules(List<String> names, Thresholds thresholds) {
    this.rules = names.stream().map(name -> Rules.named(name).orElseThrow()).toList();
    this.thresholds = thresholds;
  }

  /**
   * What they say of a run.
   *
   * @param yardstick of the run's program
   */
  public RunAnswers answers(MeasuredRun run, Yardstick yardstick) {
    Siblings siblings = yardstick.leavingOut(run);
    List<Finding> answers = Rules.judge(rules, run, siblings, thresholds);
    return new RunAnswers(
        answers.stream()
            .filter(answer -> answer.outcome() != Outcome.CLEAR)
            .map(answer -> RunFinding.of(run, answer))
            .toList(),
        JudgedRun.of(run, siblings, answers, LOSS_RULES));
  }
}

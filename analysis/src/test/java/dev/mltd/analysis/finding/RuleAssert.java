package dev.mltd.analysis.finding;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.YardstickBuilder;
import java.util.List;
import org.assertj.core.api.Assertions;

/** Tests of rules that read as sentences: {@code assertThat(rule).on(history()...).isClear()}. */
public final class RuleAssert {
  private final Rule rule;
  private Thresholds thresholds = Thresholds.STANDARD;
  private List<MeasuredRun> siblings = List.of();

  private RuleAssert(Rule rule) {
    this.rule = rule;
  }

  /** Starts a sentence about a rule. */
  public static RuleAssert assertThat(Rule rule) {
    return new RuleAssert(rule);
  }

  /** The other runs of the program, good and bad. */
  public RuleAssert among(List<MeasuredRun> runs) {
    siblings = runs;
    return this;
  }

  /** With a team's thresholds. */
  public RuleAssert with(Thresholds value) {
    thresholds = value;
    return this;
  }

  /** The run to judge. */
  public Judged on(HistoryBuilder history) {
    MeasuredRun run = history.build();
    YardstickBuilder yardstick = new YardstickBuilder(run.program());
    siblings.forEach(yardstick::add);
    yardstick.add(run);
    return new Judged(rule.answer(run, yardstick.build().leavingOut(run), thresholds));
  }

  /** The rule's answer. */
  public record Judged(Finding finding) {

    /** The symptom is found, with that severity. */
    public Evidence finds(Severity severity) {
      Assertions.assertThat(finding.outcome()).as("%s", finding).isEqualTo(Outcome.FOUND);
      Assertions.assertThat(finding.severity()).as("%s", finding).isEqualTo(severity);
      return finding.evidence().orElseThrow();
    }

    /** The symptom is not there. */
    public void isClear() {
      Assertions.assertThat(finding.outcome()).as("%s", finding).isEqualTo(Outcome.CLEAR);
    }

    /** The rule did not judge, and names the metric that was missing. */
    public void isNotJudgedWithout(Metric metric) {
      Assertions.assertThat(finding.outcome()).as("%s", finding).isEqualTo(Outcome.NOT_JUDGED);
      Assertions.assertThat(finding.lack()).contains(Lack.metric(metric));
    }

    /** The rule did not judge, and lacked something of that kind, told in these words. */
    public void isNotJudgedFor(Lack.Kind kind, String words) {
      Assertions.assertThat(finding.outcome()).as("%s", finding).isEqualTo(Outcome.NOT_JUDGED);
      Assertions.assertThat(finding.lack().orElseThrow().kind()).isEqualTo(kind);
      Assertions.assertThat(finding.reason().orElseThrow()).contains(words);
    }
  }
}

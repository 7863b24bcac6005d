package dev.mltd.analysis.finding;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import dev.mltd.analysis.siblings.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What all rules together say of a run; a row of the dataset {@code run_summaries}.
 *
 * @param runId of the run
 * @param experiment that it belongs to; empty when unknown
 * @param program that it trained
 * @param group which its replicates share
 * @param status how it ended
 * @param health ill, healthy or not judged
 * @param worstRule of the gravest finding; absent without findings
 * @param worstSeverity of that finding
 * @param worstEvidence of that finding, a sentence
 * @param found findings
 * @param clear rules that found nothing
 * @param notJudged rules that could not say
 * @param score the largest among the findings
 * @param deviceHours where the run says
 * @param primaryMetric by which the runs of its program are ranked, where it has it
 * @param primaryValue at its end
 * @param primaryDirection which way it gets better
 * @param siblings how many good ones it was compared with, or why with none
 * @param standing beside them; measures that could not be taken are left out
 */
public record JudgedRun(
    String runId,
    String experiment,
    String program,
    String group,
    RunStatus status,
    Health health,
    Optional<String> worstRule,
    Optional<Severity> worstSeverity,
    Optional<String> worstEvidence,
    long found,
    long clear,
    long notJudged,
    double score,
    OptionalDouble deviceHours,
    Optional<String> primaryMetric,
    Optional<Double> primaryValue,
    Optional<Direction> primaryDirection,
    String siblings,
    Map<Standing, Double> standing) {

  /** Of equals the one that begins last: it points at a place, not at the whole run. */
  private static final Comparator<Finding> BY_GRAVITY =
      Comparator.comparing(Finding::severity)
          .thenComparing((Finding finding) -> finding.evidence().orElseThrow().firstStep())
          .thenComparing(Finding::rule, Comparator.reverseOrder());

  /**
   * Sums up a run.
   *
   * @param answers one per rule, from which the worst is named
   * @param lossRules names of the rules of the loss family
   */
  public static JudgedRun of(
      MeasuredRun run, Siblings siblings, List<Finding> answers, Set<String> lossRules) {
    Map<Outcome, List<Finding>> told =
        answers.stream().collect(Collectors.groupingBy(Finding::outcome));
    List<Finding> found = told.getOrDefault(Outcome.FOUND, List.of());
    Optional<Finding> worst = found.stream().max(BY_GRAVITY);
    Optional<MeasuredSeries> primary = siblings.primarySeries(run);
    return new JudgedRun(
        run.runId(),
        run.experiment(),
        run.program().name(),
        run.group(),
        run.status(),
        health(answers, worst, lossRules),
        worst.map(Finding::rule),
        worst.map(Finding::severity),
        worst.map(finding -> finding.evidence().orElseThrow().sentence()),
        found.size(),
        told.getOrDefault(Outcome.CLEAR, List.of()).size(),
        told.getOrDefault(Outcome.NOT_JUDGED, List.of()).size(),
        found.stream().mapToDouble(finding -> finding.score(run.deviceHours())).max().orElse(0),
        run.deviceHours(),
        primary.map(series -> series.metric().toString()),
        primary.map(series -> series.curve().end()),
        primary.map(MeasuredSeries::direction),
        siblings.missing().orElseGet(() -> "%d good siblings".formatted(siblings.good().size())),
        Standing.of(run, siblings));
  }

  private static Health health(
      List<Finding> answers, Optional<Finding> worst, Set<String> lossRules) {
    if (worst.filter(finding -> finding.severity().makesIll()).isPresent()) {
      return Health.ILL;
    }
    return answers.stream()
            .filter(answer -> answer.outcome() != Outcome.NOT_JUDGED)
            .anyMatch(answer -> lossRules.contains(answer.rule()))
        ? Health.HEALTHY
        : Health.NOT_JUDGED;
  }
}

package dev.mltd.analysis.cause;

import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that is known about why a run is as it is.
 *
 * @param runId unique within the archive
 * @param health ill, healthy or not judged
 * @param config hyper-parameters
 * @param data fingerprint or path of what it learned from; empty when unknown
 * @param findings by rule; a rule that is absent was clear
 * @param working the runs of the same program that work
 * @param differences keys in which the config differs from the most similar one that works; none
 *     when the very same config works, empty when nothing does
 */
public record Case(
    String runId,
    Health health,
    RunConfig config,
    String data,
    Map<String, Finding> findings,
    WorkingRuns working,
    Optional<Set<String>> differences) {

  /** A case from a list of findings, in which clear rules may be left out. */
  public static Case of(
      String runId,
      Health health,
      RunConfig config,
      String data,
      List<Finding> findings,
      WorkingRuns working) {
    return new Case(
        runId,
        health,
        config,
        data,
        findings.stream()
            .filter(finding -> finding.outcome() != Outcome.CLEAR)
            .collect(Collectors.toMap(Finding::rule, Function.identity(), (first, same) -> first)),
        working,
        working.differences(config));
  }

  /** What a rule found; empty when it was clear or could not judge. */
  public Optional<Finding> found(Class<? extends Rule> rule) {
    return Optional.ofNullable(findings.get(rule.getSimpleName()))
        .filter(finding -> finding.outcome() == Outcome.FOUND);
  }

  /** Whether a run of the very same config, seeds apart, works. */
  public boolean sameConfigWorks() {
    return differences.filter(Set::isEmpty).isPresent();
  }

  /** Why a rule could not judge; empty when it did. */
  public Optional<String> notJudged(Class<? extends Rule> rule) {
    return Optional.ofNullable(findings.get(rule.getSimpleName())).flatMap(Finding::reason);
  }
}

package dev.mltd.analysis.cause;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.siblings.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that is known about why a run is as it is.
 *
 * @param runId unique within the archive
 * @param health ill, healthy or not judged
 * @param config hyper-parameters
 * @param data identity of what it learned from, see {@link DataReference}; empty when unknown
 * @param findings by rule; a rule that is absent was clear
 * @param standing beside its good siblings; measures that could not be taken are left out
 * @param working the runs of the same program that work
 * @param differences keys in which the config differs from the most similar one that works; none
 *     when the very same config works, empty when nothing does
 * @param better numbers of knobs that are known to do better, all else being equal; none when the
 *     very same config works
 */
public record Case(
    String runId,
    Health health,
    RunConfig config,
    String data,
    Map<String, Finding> findings,
    Map<Standing, Double> standing,
    WorkingRuns working,
    Optional<Set<String>> differences,
    Map<Knob, Double> better) {

  /** A case from a list of findings, in which clear rules may be left out. */
  public static Case of(
      String runId,
      Health health,
      RunConfig config,
      String data,
      List<Finding> findings,
      Map<Standing, Double> standing,
      WorkingRuns working) {
    Optional<Set<String>> differences = working.differences(config);
    boolean sameWorks = differences.filter(Set::isEmpty).isPresent();
    return new Case(
        runId,
        health,
        config,
        data,
        findings.stream()
            .filter(finding -> finding.outcome() != Outcome.CLEAR)
            .collect(Collectors.toMap(Finding::rule, Function.identity(), (first, same) -> first)),
        standing,
        working,
        differences,
        sameWorks ? Map.of() : working.better(config));
  }

  /** What a rule found; empty when it was clear or could not judge. */
  public Optional<Finding> found(Class<? extends Rule> rule) {
    return Optional.ofNullable(findings.get(rule.getSimpleName()))
        .filter(finding -> finding.outcome() == Outcome.FOUND);
  }

  /** A measure of the run beside its good siblings; empty when it could not be taken. */
  public OptionalDouble standing(Standing measure) {
    Double value = standing.get(measure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Whether a run of the very same config, seeds apart, works. */
  public boolean sameConfigWorks() {
    return differences.filter(Set::isEmpty).isPresent();
  }

  /** What a rule lacked to judge; empty when it judged. */
  public Optional<Lack> lack(Class<? extends Rule> rule) {
    return Optional.ofNullable(findings.get(rule.getSimpleName())).flatMap(Finding::lack);
  }
}

package dev.mltd.analysis.cause;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.siblings.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes small cases for tests: {@code ill().with(LossDiverges.class).config("width", 8)}. */
public final class CaseBuilder {
  private final Health health;
  private final Map<String, String> config = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<WorkingRuns.Run> working = new ArrayList<>();
  private final List<WorkingRuns.Run> others = new ArrayList<>();
  private final Map<Standing, Double> standing = new EnumMap<>(Standing.class);
  private String data = "";
  private Set<String> workingData = Set.of();

  private CaseBuilder(Health health) {
    this.health = health;
  }

  /** A run that is ill. */
  public static CaseBuilder ill() {
    return of(Health.ILL);
  }

  public static CaseBuilder of(Health health) {
    return new CaseBuilder(health);
  }

  /** A symptom that made it ill. */
  public CaseBuilder with(Class<? extends Rule> rule) {
    return with(rule, Severity.MAJOR);
  }

  public CaseBuilder with(Class<? extends Rule> rule, Severity severity) {
    findings.add(
        new Finding(
            rule.getSimpleName(),
            Outcome.FOUND,
            severity,
            Optional.of(
                new Evidence(Metric.TRAIN_LOSS, "", 1, 2, 3, 4, "seen by " + rule.getSimpleName())),
            Optional.empty()));
    return this;
  }

  /** A rule that lacked something. */
  public CaseBuilder notJudged(Class<? extends Rule> rule, Lack lack) {
    findings.add(
        new Finding(
            rule.getSimpleName(),
            Outcome.NOT_JUDGED,
            Severity.INFO,
            Optional.empty(),
            Optional.of(lack)));
    return this;
  }

  public CaseBuilder config(String key, Object value) {
    config.put(key, String.valueOf(value));
    return this;
  }

  /**
   * Runs that work have the same config but for this key, in one of these values each; best first.
   */
  public CaseBuilder whereWorks(String key, Object... values) {
    for (Object value : values) {
      working.add(new WorkingRuns.Run(otherwise(key, value), working.size()));
    }
    return this;
  }

  /**
   * The same config but for this key, in this value, ended here without working; lower is better.
   */
  public CaseBuilder whereEnds(String key, Object value, double quality) {
    others.add(new WorkingRuns.Run(otherwise(key, value), quality));
    return this;
  }

  private RunConfig otherwise(String key, Object value) {
    Map<String, String> other = new TreeMap<>(config);
    other.put(key, String.valueOf(value));
    return RunConfig.of(other);
  }

  /** What the run and those that work learned from. */
  public CaseBuilder data(String own, String theirs) {
    data = own;
    workingData = Set.of(theirs);
    return this;
  }

  /** Where it stands beside its good siblings. */
  public CaseBuilder standing(Standing measure, double value) {
    standing.put(measure, value);
    return this;
  }

  public Case build() {
    return Case.of(
        "run",
        health,
        RunConfig.of(config),
        data,
        findings,
        standing,
        WorkingRuns.of(working, others, workingData));
  }
}

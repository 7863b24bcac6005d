package dev.mltd.analysis.judge;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.cause.Case;
import dev.mltd.analysis.cause.WorkingRuns;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.study.StudiedRun;
import java.util.List;
import java.util.Optional;

/**
 * A judged run before its cause is known.
 *
 * @param run what was judged of it
 * @param facts what the archive says of it
 * @param findings about it; clear rules are left out
 */
public record ExaminedRun(JudgedRun run, RunFacts facts, List<RunFinding> findings) {

  /** As the ill runs of its program are compared with it. */
  public TriedConfig tried() {
    return TriedConfig.of(run, facts);
  }

  /** As a case whose cause is sought. */
  Case asCase(WorkingRuns working) {
    return Case.of(
        run.runId(),
        run.health(),
        facts.hyperparameters(),
        facts.dataIdentity(),
        findings.stream().map(RunFinding::toFinding).toList(),
        run.standing(),
        working);
  }

  /**
   * As a member of its study, which is its experiment, or one named like its program; empty as long
   * as it runs, since it has no outcome yet.
   */
  public Optional<StudiedRun> studied() {
    return run.status() == RunStatus.RUNNING ? Optional.empty() : Optional.of(withOutcome());
  }

  private StudiedRun withOutcome() {
    Optional<RunFinding> nonFinite =
        findings.stream()
            .filter(finding -> finding.rule().equals(LossBecameNonFinite.class.getSimpleName()))
            .filter(finding -> finding.firstStep().isPresent())
            .findFirst();
    return new StudiedRun(
        run.experiment().isEmpty() ? run.program() : run.experiment(),
        run.program(),
        run.group(),
        facts.hyperparameters(),
        run.primaryMetric().orElse(""),
        run.primaryDirection().orElse(Direction.UNKNOWN),
        run.primaryValue().orElse(Double.NaN),
        run.worstSeverity().equals(Optional.of(Severity.CRITICAL))
            || run.status() == RunStatus.FAILED,
        run.deviceHours().orElse(Finding.UNKNOWN_HOURS),
        nonFinite.flatMap(RunFinding::firstStep).orElse(-1L),
        nonFinite.flatMap(RunFinding::lastStep).orElse(-1L));
  }
}

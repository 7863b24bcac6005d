package dev.mltd.analysis.judge;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.cause.WorkingRuns;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.JudgedRun;
import java.util.SortedMap;

/**
 * A run as the ill runs of its program are compared with it.
 *
 * @param runId unique within the archive
 * @param program that it trained
 * @param group which its replicates share
 * @param health ill, healthy or not judged
 * @param complete whether it ended by itself, as far as known
 * @param config hyper-parameters
 * @param data identity of what it learned from; empty when unknown
 * @param quality end of the primary metric turned so that lower is better; NaN when unknown
 */
public record TriedConfig(
    String runId,
    String program,
    String group,
    Health health,
    boolean complete,
    SortedMap<String, String> config,
    String data,
    double quality) {

  /** That of a run. */
  public static TriedConfig of(JudgedRun run, RunFacts facts) {
    double end = run.primaryValue().orElse(Double.NaN);
    boolean larger = run.primaryDirection().filter(Direction.MAXIMISE::equals).isPresent();
    return new TriedConfig(
        run.runId(),
        run.program(),
        run.group(),
        run.health(),
        run.status().countsAsComplete(),
        facts.config(),
        facts.dataIdentity(),
        larger ? -end : end);
  }

  /** Whether it tells anything: a run that was not judged does not. */
  public boolean judged() {
    return health != Health.NOT_JUDGED;
  }

  WorkingRuns.Run beside() {
    return new WorkingRuns.Run(new RunConfig(config), quality);
  }
}

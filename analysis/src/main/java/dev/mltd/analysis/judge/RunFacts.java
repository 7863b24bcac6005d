package dev.mltd.analysis.judge;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What causes are sought in and plans are made from, beside what was judged of a run. The
 * components are columns of {@link ArchivedRun}: no curve is read.
 */
public record RunFacts(
    String runId,
    SortedMap<String, String> config,
    Optional<DataReference> data,
    OptionalLong seed) {

  /** Those of a run. */
  public static RunFacts of(Run run) {
    return new RunFacts(run.runId(), run.config().values(), run.data(), run.seed());
  }

  /** Its hyper-parameters. */
  public RunConfig hyperparameters() {
    return new RunConfig(config);
  }

  /** Identity of what it learned from; empty when unknown. */
  public String dataIdentity() {
    return data.map(DataReference::identity).orElse("");
  }
}

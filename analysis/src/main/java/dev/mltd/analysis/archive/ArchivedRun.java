package dev.mltd.analysis.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A run as a row of the canonical archive, in the order in which people want to read it, the long
 * columns last. Any tool that reads Parquet reads the archive: the names of the components, in
 * snake_case, are its contract. {@link Run} and {@link PointCounts} tell what those are that stand
 * in them.
 *
 * @param thinned whether points were left out of a series that was too long
 * @param importedAt the same for all runs of one import
 * @param series the curves
 */
public record ArchivedRun(
    String runId,
    String experiment,
    String name,
    String owner,
    String program,
    String group,
    OptionalLong seed,
    Optional<String> parent,
    Optional<String> trainingId,
    Optional<Arm> arm,
    RunStatus status,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    OptionalDouble deviceHours,
    Map<String, String> config,
    Map<String, String> tags,
    Map<String, Double> summary,
    Source source,
    Optional<DataReference> data,
    boolean truncated,
    boolean thinned,
    long pointsRead,
    long pointsKept,
    long repeats,
    long replaced,
    long pointsThinned,
    long restarts,
    Instant importedAt,
    List<ArchivedSeries> series) {

  /**
   * The history as a row; its arrays are shared, not copied.
   *
   * @param importedAt fixed by the caller, so that all runs of one import agree
   */
  public static ArchivedRun of(RunHistory history, Instant importedAt) {
    Run run = history.run();
    PointCounts counts = run.counts();
    return new ArchivedRun(
        run.runId(),
        run.experiment(),
        run.name(),
        run.owner(),
        run.program().name(),
        run.group(),
        run.seed(),
        run.parent(),
        run.trainingId(),
        run.arm(),
        run.status(),
        run.startedAt(),
        run.finishedAt(),
        run.deviceHours(),
        run.config().values(),
        run.tags(),
        run.summary(),
        run.source(),
        run.data(),
        run.truncated(),
        counts.thinned() > 0,
        counts.read(),
        counts.kept(),
        counts.repeats(),
        counts.replaced(),
        counts.thinned(),
        counts.restarts(),
        importedAt,
        history.series().stream().map(ArchivedSeries::of).toList());
  }

  /** The row as a history. */
  public RunHistory toHistory() {
    return new RunHistory(
        new Run(
            runId,
            experiment,
            name,
            owner,
            new Program(program),
            group,
            seed,
            parent,
            trainingId,
            arm,
            status,
            startedAt,
            finishedAt,
            deviceHours,
            RunConfig.of(config),
            tags,
            summary,
            source,
            data,
            truncated,
            new PointCounts(pointsRead, pointsKept, repeats, replaced, pointsThinned, restarts)),
        series.stream().map(ArchivedSeries::toSeries).toList());
  }
}

package dev.mltd.analysis.measure;

import dev.mltd.analysis.archive.ArchivedCurve;
import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** What measuring needs of a run: columns of {@link ArchivedRun}, of which no other is read. */
public record MeasurableRun(
    String runId,
    String experiment,
    String program,
    String group,
    RunStatus status,
    Optional<String> trainingId,
    OptionalDouble deviceHours,
    SortedMap<String, String> config,
    List<ArchivedCurve> series,
    Optional<DataReference> data) {

  /** That of a history; its arrays are shared, not copied. */
  public static MeasurableRun of(RunHistory history) {
    Run run = history.run();
    return new MeasurableRun(
        run.runId(),
        run.experiment(),
        run.program().name(),
        run.group(),
        run.status(),
        run.trainingId(),
        run.deviceHours(),
        run.config().values(),
        history.series().stream().map(ArchivedCurve::of).toList(),
        run.data());
  }

  /**
   * Measures every series.
   *
   * @param profiles of training data, by path
   */
  public MeasuredRun measured(Map<String, DataProfile> profiles) {
    return new MeasuredRun(
        runId,
        experiment,
        new Program(program),
        group,
        status,
        trainingId.isPresent(),
        deviceHours.orElse(Double.NaN),
        new RunConfig(config),
        data.map(named -> profiles.getOrDefault(named.path(), DataProfile.UNKNOWN))
            .orElse(DataProfile.UNKNOWN),
        measuredSeries());
  }

  private List<MeasuredSeries> measuredSeries() {
    List<MeasuredSeries> measured = new ArrayList<>(series.size());
    for (ArchivedCurve one : series) {
      // A series without a point says nothing; that its metric was named is kept in the archive.
      if (one.steps().length > 0) {
        measured.add(
            new MeasuredSeries(
                one.measured(), one.layer(), one.direction(), Curve.of(one.steps(), one.values())));
      }
    }
    return measured;
  }
}

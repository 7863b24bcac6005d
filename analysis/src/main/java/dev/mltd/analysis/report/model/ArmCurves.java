package dev.mltd.analysis.report.model;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which curves of retrained runs are drawn beside a verdict. */
public final class ArmCurves {
  private ArmCurves() {}

  /**
   * A curve of each training: of the primary metric, or what of it was recorded; else a loss.
   *
   * @param retrained runs of both arms
   * @param primary metric by which the arms were compared
   */
  public static List<FixOutcome.ArmCurve> of(List<RunHistory> retrained, Metric primary) {
    Optional<Metric> drawn =
        retrained.stream()
            .flatMap(ArmCurves::ofWholeModel)
            .map(Series::metric)
            .distinct()
            .min(Comparator.comparingInt(recorded -> distance(recorded, primary)));
    return retrained.stream()
        .flatMap(
            run ->
                ofWholeModel(run)
                    .filter(series -> drawn.equals(Optional.of(series.metric())))
                    .limit(1)
                    .map(series -> curve(run, series)))
        .toList();
  }

  private static Stream<Series> ofWholeModel(RunHistory history) {
    return history.series().stream().filter(series -> series.layer().isEmpty());
  }

  private static FixOutcome.ArmCurve curve(RunHistory history, Series series) {
    return new FixOutcome.ArmCurve(
        history.run().arm().orElse(Arm.CONTROL), history.run().seed().orElse(0), series);
  }

  private static int distance(Metric recorded, Metric wanted) {
    if (recorded.equals(wanted)) {
      return 0;
    }
    if (recorded.name().equals(wanted.name())) {
      return 1;
    }
    return recorded.equals(Metric.VALIDATION_LOSS)
        ? 2
        : recorded.name().equals(Metric.LOSS) ? 3 : 4;
  }
}

package dev.mltd.analysis.archive;

/**
 * One series of a run as it stands in an archive; see {@link Series}.
 *
 * @param metric what was measured
 * @param split on which part of the data
 * @param layer the layer (or class) that the curve belongs to; empty for the whole model
 * @param rawName what its tool called it
 * @param mappedBy how that name was understood
 * @param direction which way is better
 * @param stepUnit what the steps count
 * @param steps strictly increasing
 * @param values one per step
 * @param seconds since the run's start, one per step; empty when unknown
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and lists of points would box each.
public record ArchivedSeries(
    String metric,
    Split split,
    String layer,
    String rawName,
    String mappedBy,
    Direction direction,
    StepUnit stepUnit,
    long[] steps,
    double[] values,
    double[] seconds) {

  /** The series; its arrays are shared, not copied. */
  static ArchivedSeries of(Series series) {
    return new ArchivedSeries(
        series.metric().name(),
        series.metric().split(),
        series.layer(),
        series.naming().rawName(),
        series.naming().mappedBy(),
        series.direction(),
        series.stepUnit(),
        series.steps(),
        series.values(),
        series.seconds());
  }

  /** The series that this holds. */
  public Series toSeries() {
    return new Series(
        new Metric(metric, split),
        layer,
        new Naming(rawName, mappedBy, direction),
        stepUnit,
        steps,
        values,
        seconds);
  }
}

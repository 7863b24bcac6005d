package dev.mltd.analysis.archive;

/**
 * What is read of one series of an archive wherever many are read: all but what its tool called it
 * and the times. The components are those of {@link ArchivedSeries}.
 *
 * @param metric what was measured
 * @param split on which part of the data
 * @param layer the layer (or class) that the curve belongs to; empty for the whole model
 * @param direction which way is better
 * @param stepUnit what the steps count
 * @param steps strictly increasing
 * @param values one per step
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and lists of points would box each.
public record ArchivedCurve(
    String metric,
    Split split,
    String layer,
    Direction direction,
    StepUnit stepUnit,
    long[] steps,
    double[] values) {

  /** That of a series; its arrays are shared, not copied. */
  public static ArchivedCurve of(Series series) {
    return new ArchivedCurve(
        series.metric().name(),
        series.metric().split(),
        series.layer(),
        series.direction(),
        series.stepUnit(),
        series.steps(),
        series.values());
  }

  /** Metric and split. */
  public Metric measured() {
    return new Metric(metric, split);
  }

  /** The series as far as it was read. */
  public Series toSeries() {
    return new Series(
        measured(), layer, new Naming("", "", direction), stepUnit, steps, values, new double[0]);
  }
}

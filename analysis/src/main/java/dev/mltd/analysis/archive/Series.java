package dev.mltd.analysis.archive;

/**
 * One curve of a run. Values may be NaN or infinite; a point that was not logged is absent. Takes
 * over the arrays, which nobody must change afterwards.
 *
 * @param metric what was measured
 * @param layer the layer (or class) that the curve belongs to; empty for the whole model
 * @param naming what its tool called it, and how that name was understood
 * @param stepUnit what the steps count
 * @param steps strictly increasing
 * @param values as many as steps
 * @param seconds since the run's start, as many as steps; empty when unknown
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and lists of points would box each.
public record Series(
    Metric metric,
    String layer,
    Naming naming,
    StepUnit stepUnit,
    long[] steps,
    double[] values,
    double[] seconds) {

  /** Refuses arrays that do not fit together. */
  public Series {
    if (steps.length != values.length || (seconds.length != 0 && seconds.length != steps.length)) {
      throw new IllegalArgumentException(
          "%s has %d steps, %d values and %d times"
              .formatted(metric, steps.length, values.length, seconds.length));
    }
  }

  /** Which way is better. */
  public Direction direction() {
    return naming.direction();
  }

  /** The same curve with other values, as many as before. */
  public Series withValues(double[] others) {
    return new Series(metric, layer, naming, stepUnit, steps, others, seconds);
  }

  /** The number of points. */
  public int size() {
    return steps.length;
  }

  @Override
  public String toString() {
    return layer.isEmpty() ? metric.toString() : metric + " of " + layer;
  }
}

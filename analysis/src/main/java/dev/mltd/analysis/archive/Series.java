package dev.mltd.analysis.archive;

/**
 * One curve of a run. Steps strictly increase; values may be NaN or infinite; a point that was not
 * logged is absent.
 */
public final class Series {
  private final Metric metric;
  private final String layer;
  private final Naming naming;
  private final StepUnit stepUnit;
  private final long[] steps;
  private final double[] values;
  private final double[] seconds;

  /**
   * Takes over the arrays, which the caller must not change afterwards.
   *
   * @param layer the layer (or class) that the curve belongs to; empty for the whole model
   * @param steps strictly increasing
   * @param values as many as steps
   * @param seconds since the run's start, as many as steps; empty when unknown
   */
  public Series(
      Metric metric,
      String layer,
      Naming naming,
      StepUnit stepUnit,
      long[] steps,
      double[] values,
      double[] seconds) {
    if (steps.length != values.length || (seconds.length != 0 && seconds.length != steps.length)) {
      throw new IllegalArgumentException(
          "%s has %d steps, %d values and %d times"
              .formatted(metric, steps.length, values.length, seconds.length));
    }
    this.metric = metric;
    this.layer = layer;
    this.naming = naming;
    this.stepUnit = stepUnit;
    this.steps = steps;
    this.values = values;
    this.seconds = seconds;
  }

  /** What was measured. */
  public Metric metric() {
    return metric;
  }

  /** The layer (or class) that the curve belongs to; empty for the whole model. */
  public String layer() {
    return layer;
  }

  /** What its tool called it, and how that name was understood. */
  public Naming naming() {
    return naming;
  }

  /** Which way is better. */
  public Direction direction() {
    return naming.direction();
  }

  /** What the steps count. */
  public StepUnit stepUnit() {
    return stepUnit;
  }

  /** Strictly increasing; not to be changed. */
  public long[] steps() {
    return steps;
  }

  /** One per step, NaN and infinities included; not to be changed. */
  public double[] values() {
    return values;
  }

  /** Seconds since the run's start, one per step, or empty when unknown; not to be changed. */
  public double[] seconds() {
    return seconds;
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

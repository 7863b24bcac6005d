package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredSeries;

/** How rules speak of training data, which were there before the first step. */
final class Profiled {
  private Profiled() {}

  /** One measured value of a column or class, as a series that evidence can point at. */
  static MeasuredSeries value(String name, String columnOrClass, double value) {
    return new MeasuredSeries(
        new Metric(name, Split.TRAIN),
        columnOrClass,
        Direction.UNKNOWN,
        Curve.of(new long[] {0}, new double[] {value}));
  }
}

package dev.mltd.analysis.measure;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import java.io.Serializable;

/**
 * A series as the rules see it.
 *
 * @param metric what was measured
 * @param layer the layer (or class) it belongs to; empty for the whole model
 * @param direction which way is better
 * @param curve its measures
 */
public record MeasuredSeries(Metric metric, String layer, Direction direction, Curve curve)
    implements Serializable {

  /** The curve turned so that lower is better; unchanged unless the metric is to be maximised. */
  public Curve lowerIsBetter() {
    return direction == Direction.MAXIMISE ? curve.negated() : curve;
  }

  @Override
  public String toString() {
    return layer.isEmpty() ? metric.toString() : metric + " of " + layer;
  }
}

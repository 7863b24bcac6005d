package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.List;

/** Most activations of a layer lie on the flat ends of its function, for good. */
public final class ActivationsSaturated extends Rule {
  static final Limit SHARE =
      new Limit(
          "share", 0.5, "share of a layer's units", "half the layer: most of the gradient is lost");
  static final Limit NEARLY_ALL =
      new Limit("nearly_all", 0.95, "share of a layer's units", "hardly anything passes the layer");

  private static final Need<List<MeasuredSeries>> SHARES =
      LastingShare.need(Metric.SATURATED_UNITS);

  ActivationsSaturated() {
    super(
        Family.UNITS,
        "at the end, and at most levels of the later half, at least half of a layer's units are"
            + " saturated",
        "there the derivative is nearly zero, so that the layer and those before it hardly learn",
        "saturated_units, of the whole model or per layer, with at least three finite points",
        "Glorot and Bengio 2010, section 3: saturated sigmoid and tanh units",
        List.of(SHARE, NEARLY_ALL),
        List.of(SHARES));
  }

  @Override
  protected Finding judge(Look look) {
    return LastingShare.judge(look, SHARES, SHARE, NEARLY_ALL);
  }
}

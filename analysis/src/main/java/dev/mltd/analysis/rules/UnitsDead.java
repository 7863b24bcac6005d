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

/** A good part of a layer's units answer zero to everything, for good. */
public final class UnitsDead extends Rule {
  static final Limit SHARE =
      new Limit(
          "share",
          0.5,
          "share of a layer's units",
          "half the layer: above the 0.4 that CS231n reports of badly set runs");
  static final Limit NEARLY_ALL =
      new Limit("nearly_all", 0.95, "share of a layer's units", "hardly anything passes the layer");

  private static final Need<List<MeasuredSeries>> SHARES = LastingShare.need(Metric.DEAD_UNITS);

  UnitsDead() {
    super(
        Family.UNITS,
        "at the end, and at most levels of the later half, at least half of a layer's units are"
            + " dead",
        "a unit that is never active has no gradient and never comes back: the layer is narrower"
            + " than it seems",
        "dead_units, of the whole model or per layer, with at least three finite points",
        "Lu, Shin, Su and Karniadakis 2020, Dying ReLU; CS231n reports up to 0.4 where the learning"
            + " rate is too high",
        List.of(SHARE, NEARLY_ALL),
        List.of(SHARES));
  }

  @Override
  protected Finding judge(Look look) {
    return LastingShare.judge(look, SHARES, SHARE, NEARLY_ALL);
  }
}

package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Description;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;

/** A good part of a layer's units answer zero to everything, for good. */
public final class UnitsDead implements Rule {
  static final Limit SHARE =
      new Limit(
          "share",
          0.5,
          "share of a layer's units",
          "half the layer: above the 0.4 that CS231n reports of badly set runs");
  static final Limit NEARLY_ALL =
      new Limit("nearly_all", 0.95, "share of a layer's units", "hardly anything passes the layer");

  private static final Need<List<MeasuredSeries>> SHARES = LastingShare.need(Metric.DEAD_UNITS);

  @Override
  public Family family() {
    return Family.UNITS;
  }

  @Override
  public Description description() {
    return new Description(
        "at the end, and at most levels of the later half, at least half of a layer's units are"
            + " dead",
        "a unit that is never active has no gradient and never comes back: the layer is narrower"
            + " than it seems",
        "dead_units, of the whole model or per layer, with at least three finite points",
        "Lu, Shin, Su and Karniadakis 2020, Dying ReLU; CS231n reports up to 0.4 where the learning"
            + " rate is too high");
  }

  @Override
  public List<Limit> limits() {
    return List.of(SHARE, NEARLY_ALL);
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(SHARES);
  }

  @Override
  public Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    return LastingShare.judge(
        this,
        SHARES.of(run, siblings),
        thresholds.of(this, SHARE),
        thresholds.of(this, NEARLY_ALL),
        run,
        siblings);
  }
}

package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.List;

/** The best level was reached long before the end, and what followed was worse. */
public final class TrainedFarPastBest extends Rule {
  private static final int FEWEST_POINTS = 8;

  static final Limit BEST_BEFORE =
      new Limit(
          "best_before", 0.5, "share of the steps", "the later half of the budget brought nothing");
  static final Limit WORSE =
      new Limit("worse", 0.01, "share of the run's own progress", "a hundredth: less is a tie");
  static final Limit NOISES =
      new Limit("noises", 3, "noises of the curve", "three deviations: beyond chance");

  private static final Need<MeasuredSeries> METRIC =
      Needs.points(
          Needs.evaluation(split -> split != Split.TRAIN && split != Split.UNSPECIFIED),
          FEWEST_POINTS,
          "eight finite points of the %s");

  TrainedFarPastBest() {
    super(
        Family.GENERALISATION,
        "the primary metric, or else the validation loss, was at its best level in the first half"
            + " of the run and ended worse by more than noise",
        "the steps after it were wasted, and an earlier checkpoint is the better model",
        "the primary metric, or else validation (or test) loss, with at least eight finite points",
        "patience of early stopping (Prechelt 1998)",
        Shortfall.limits(BEST_BEFORE, WORSE, NOISES),
        List.of(METRIC));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries series = look.at(METRIC);
    Curve curve = series.lowerIsBetter();
    double worse = curve.end() - curve.lowestLevel();
    double margin =
        Math.max(
            look.limit(NOISES) * curve.noise(),
            look.limit(WORSE) * (curve.first() - curve.lowestLevel()));
    double share = curve.shareOfSteps(curve.lowestLevelStep());
    double limit = look.limit(BEST_BEFORE);
    if (!(worse > margin) || share > limit) {
      return look.clear();
    }
    Severity severity = Shortfall.severity(look, Severity.MAJOR, Severity.MINOR);
    return look.found(severity, series)
        .from(curve.lowestLevelStep())
        .because(
            share,
            limit,
            "the %s was at its best at step %d, %.0f %% of the way, and ended at %.4g",
            series,
            curve.lowestLevelStep(),
            100 * share,
            series.curve().end());
  }
}

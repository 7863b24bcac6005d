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
import java.util.Locale;

/** Most of the budget went by after the run was as good as it ever got. */
public final class BudgetWastedAfterBest extends Rule {
  static final Limit WASTED =
      new Limit(
          "wasted",
          0.5,
          "share of the steps after the best level was first reached within noise",
          "half: early stopping with the usual patience of a tenth would have saved most of it");
  static final Limit HOURS =
      new Limit(
          "hours",
          1,
          "device hours after the best level",
          "a cost worth acting on; less, or an unknown number, is worth knowing only");
  private static final int FEWEST_POINTS = 10;

  private static final Need<MeasuredSeries> METRIC =
      Needs.points(
          Needs.evaluation(split -> split != Split.TRAIN),
          FEWEST_POINTS,
          "ten finite points of the %s");

  BudgetWastedAfterBest() {
    super(
        Family.SCHEDULE_AND_COST,
        "the primary metric reached its best level, within its noise, before half of the steps",
        "the rest of the budget bought nothing that can be told from noise",
        "the program's primary metric, or an accuracy or loss on validation or test data, with at"
            + " least ten finite points",
        "Prechelt 1998, Early Stopping, But When?",
        List.of(WASTED, HOURS),
        List.of(METRIC));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries metric = look.at(METRIC);
    Curve curve = metric.lowerIsBetter();
    long best = curve.firstStepAtOrBelow(curve.lowestLevel() + curve.noise());
    double share = (double) (curve.lastStep() - best) / (curve.lastStep() - curve.firstStep());
    double limit = look.limit(WASTED);
    if (!(share > limit)) {
      return look.clear();
    }
    double hours = share * look.run().deviceHours().orElse(0);
    Severity severity = hours >= look.limit(HOURS) ? Severity.MINOR : Severity.INFO;
    return look.found(severity, metric)
        .from(best)
        .because(
            share,
            limit,
            "the %s was at its best by step %d; %.0f %% of the steps, %s, came after it",
            metric,
            best,
            100 * share,
            hours > 0
                ? String.format(Locale.ROOT, "%.3g device hours", hours)
                : "an unknown number of device hours");
  }
}

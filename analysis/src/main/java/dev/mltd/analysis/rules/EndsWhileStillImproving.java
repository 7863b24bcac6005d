package dev.mltd.analysis.rules;

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

/** The training loss was still falling clearly when the run ended. */
public final class EndsWhileStillImproving extends Rule {
  private static final int FEWEST_POINTS = 8;
  private static final double LOWEST_AFTER = 0.9;

  static final Limit LATE =
      new Limit(
          "late",
          0.05,
          "share of the whole descent, made in the last quarter",
          "a curve that halves every fifth of the run makes a twentieth there");
  static final Limit NOISES =
      new Limit("noises", 3, "standard errors of the end", "three: one chance in a thousand");

  private static final Need<MeasuredSeries> LOSS =
      Needs.points(Needs.TRAIN_LOSS, FEWEST_POINTS, "eight finite points of the training loss");

  EndsWhileStillImproving() {
    super(
        Family.LOSS,
        "the last quarter of the run made a material share of its whole descent, and its lowest"
            + " level is its last",
        "more steps would have brought more, unless a schedule had already ended",
        "training loss with at least eight finite points",
        "learning-curve extrapolation (Domhan et al. 2015), reduced to the last quarter",
        Shortfall.limits(LATE, NOISES),
        List.of(LOSS));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries loss = look.at(LOSS);
    Curve curve = loss.curve();
    double late = curve.levelAt(0.75) - curve.end();
    double share = late / (curve.first() - curve.end());
    double limit = look.limit(LATE);
    if (!(share > limit)
        || !(late > look.limit(NOISES) * curve.endError())
        || curve.shareOfSteps(curve.lowestLevelStep()) < LOWEST_AFTER) {
      return look.clear();
    }
    return look.found(Shortfall.severity(look, Severity.MAJOR, Severity.MINOR), loss)
        .from(curve.firstStep() + Math.round(0.75 * (curve.lastStep() - curve.firstStep())))
        .because(
            share,
            limit,
            "the last quarter of the steps made %.0f %% of the descent of the %s",
            100 * share,
            loss);
  }
}

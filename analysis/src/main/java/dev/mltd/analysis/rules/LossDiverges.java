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

/** The training loss ended clearly above where it started, or lost most of what it had gained. */
public final class LossDiverges extends Rule {
  static final Limit NOISES =
      new Limit(
          "noises", 5, "standard errors of the end", "five deviations: beyond chance in any run");
  static final Limit GIVEN_BACK =
      new Limit(
          "given_back",
          0.5,
          "share of the descent from start to lowest level",
          "half: the loss spent more training losing than gaining");

  private static final Need<MeasuredSeries> LOSS =
      Needs.points(Needs.TRAIN_LOSS, 3, "three finite points of the training loss");

  LossDiverges() {
    super(
        Family.LOSS,
        "the training loss ends above its start, or far above its lowest level, by more than noise",
        "the updates push the weights away from a minimum: the run is worth less than its best"
            + " step",
        "training loss with at least three finite points",
        "LossNotDecreasing of SageMaker Debugger, made relative to the run's own noise and descent",
        Shortfall.limits(NOISES, GIVEN_BACK),
        List.of(LOSS));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries loss = look.at(LOSS);
    Curve curve = loss.curve();
    double margin = look.limit(NOISES) * curve.endError();
    double rise = curve.end() - curve.lowestLevel();
    double descent = curve.first() - curve.lowestLevel();
    if (curve.end() > curve.first() + margin) {
      return look.found(Shortfall.severity(look, Severity.CRITICAL, Severity.CRITICAL), loss)
          .from(curve.lowestLevelStep())
          .because(
              curve.end(),
              curve.first() + margin,
              "the %s ends at %.4g, above its start of %.4g",
              loss,
              curve.end(),
              curve.first());
    }
    double givenBack = descent > 0 ? rise / descent : 0;
    if (rise > margin && givenBack > look.limit(GIVEN_BACK)) {
      return look.found(Shortfall.severity(look, Severity.MAJOR, Severity.MAJOR), loss)
          .from(curve.lowestLevelStep())
          .because(
              givenBack,
              look.limit(GIVEN_BACK),
              "the %s fell from %.4g to %.4g and rose again to %.4g",
              loss,
              curve.first(),
              curve.lowestLevel(),
              curve.end());
    }
    return look.clear();
  }
}

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
import java.util.OptionalDouble;

/** The training loss swings up and down by much of what there is to gain. */
public final class LossOscillates extends Rule {
  private static final int FEWEST_POINTS = 16;

  static final Limit SWING =
      new Limit(
          "swing",
          0.05,
          "noises of the loss per descent of good siblings",
          "a twentieth: beyond it levels of good runs cannot be told apart");
  static final Limit TIMES_SIBLINGS =
      new Limit(
          "times_siblings",
          5,
          "noises of good siblings",
          "five: more than batch size alone makes of the same data");
  static final Limit SWING_ALONE =
      new Limit(
          "swing_alone",
          0.25,
          "noises of the loss per its own descent",
          "a quarter: a value says little about the next");
  static final Limit TURNS =
      new Limit(
          "turns",
          0.5,
          "share of points at which the curve turns",
          "white noise turns at two thirds of its points, a slope at none");

  private static final Need<MeasuredSeries> LOSS =
      Needs.points(Needs.TRAIN_LOSS, FEWEST_POINTS, "16 finite points of the training loss");

  LossOscillates() {
    super(
        Family.LOSS,
        "the training loss goes up and down between neighbouring points by much more than good"
            + " siblings' does, against what there is to gain",
        "steps too large for the valley they are in, or batches too small to agree with each other",
        "training loss with at least 16 finite points; good siblings for more than a mild answer",
        "oscillating loss of AUTOTRAINER (Zhang et al. 2021), against the noise of good siblings",
        Shortfall.limits(SWING, TIMES_SIBLINGS, SWING_ALONE, TURNS),
        List.of(LOSS));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries loss = look.at(LOSS);
    Curve curve = loss.curve();
    double limit = limit(look, loss);
    if (!(curve.noise() > limit) || curve.turns() < look.limit(TURNS)) {
      return look.clear();
    }
    Severity severity = Shortfall.severity(look, Severity.MAJOR, Severity.MINOR);
    return look.found(severity, loss)
        .because(
            curve.noise(),
            limit,
            "the %s swings by %.4g and turns at %.0f %% of its points, where %.4g is usual",
            loss,
            curve.noise(),
            100 * curve.turns(),
            limit);
  }

  private static double limit(Look look, MeasuredSeries loss) {
    OptionalDouble usual = look.siblings().median(loss.metric(), Curve::noise);
    OptionalDouble achieved = look.siblings().achieved(loss);
    if (usual.isEmpty() || achieved.isEmpty()) {
      Curve curve = loss.curve();
      return look.limit(SWING_ALONE) * Math.max(0, curve.first() - curve.lowestLevel());
    }
    return Math.max(
        look.limit(TIMES_SIBLINGS) * usual.getAsDouble(),
        look.limit(SWING) * achieved.getAsDouble());
  }
}

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

/** The training loss leapt far above the levels around it, and did or did not come back. */
public final class LossSpikes extends Rule {
  private static final int FEWEST_POINTS = 64;

  static final Limit HEIGHT =
      new Limit(
          "height",
          0.2,
          "share of the descent from start to lowest level",
          "a fifth: a smaller leap costs less than its noise hides");
  static final Limit WARM_UP =
      new Limit(
          "warm_up",
          0.05,
          "share of the steps",
          "optimizers with memory leap in their first steps and recover by themselves");
  static final Limit MANY =
      new Limit("many", 3, "spikes", "one or two are bad batches, three are a habit");

  private static final Need<MeasuredSeries> LOSS =
      Needs.points(Needs.TRAIN_LOSS, FEWEST_POINTS, "64 finite points of the training loss");

  LossSpikes() {
    super(
        Family.LOSS,
        "the training loss leaps more than ten noises above the levels around it, after the first"
            + " steps, by a share of its whole descent",
        "an update was far too large, or a batch is unlike the others; it matters when the loss"
            + " stays up or when it happens again and again",
        "training loss with at least 64 finite points, so that levels stand out from single points",
        "loss spikes of large models (Chowdhery et al. 2022, PaLM, section 5.1), in units of the"
            + " run's own noise",
        Shortfall.limits(HEIGHT, WARM_UP, MANY),
        List.of(LOSS));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries loss = look.at(LOSS);
    Curve curve = loss.curve();
    double limit =
        Math.max(
            Curve.SPIKE_NOISES * curve.noise(),
            look.limit(HEIGHT) * Math.max(0, curve.first() - curve.lowestLevel()));
    long riseStep = curve.steepestRiseStep();
    double before = riseStep == Curve.NO_STEP ? Double.NaN : curve.levelAtStep(riseStep);
    double leftBehind = curve.lowestLevelAfter(riseStep) - before;
    if (leftBehind > limit) {
      Severity severity = Shortfall.severity(look, Severity.MAJOR, Severity.MAJOR);
      return look.found(severity, loss)
          .from(riseStep)
          .because(
              leftBehind,
              limit,
              "the %s leapt up after step %d and stayed at least %.4g above the %.4g before",
              loss,
              riseStep,
              leftBehind,
              before);
    }
    double height = curve.largestSpike();
    if (curve.spikes() == 0 || height <= limit) {
      return look.clear();
    }
    if (curve.shareOfSteps(curve.lastSpikeStep()) <= look.limit(WARM_UP)) {
      return look.clear();
    }
    boolean many = curve.spikes() >= look.limit(MANY);
    return look.found(many ? Severity.MINOR : Severity.INFO, loss)
        .from(curve.largestSpikeStep())
        .to(curve.lastSpikeStep())
        .because(
            height,
            limit,
            "the %s leapt up %d times, most at step %d by %.4g, and came back",
            loss,
            curve.spikes(),
            curve.largestSpikeStep(),
            height);
  }
}

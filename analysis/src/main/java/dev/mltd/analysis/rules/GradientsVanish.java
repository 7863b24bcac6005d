package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** The gradient all but disappeared while there was still much to learn. */
public final class GradientsVanish extends Rule {
  static final Limit FALL =
      new Limit(
          "fall",
          0.01,
          "share of the first gradient norm that is left, per share of the first loss",
          "the gradient of a fitting run falls like its loss (cross-entropy) or its root (squared"
              + " error): two orders further is something else");
  static final Limit BELOW_SIBLINGS =
      new Limit(
          "below_siblings",
          0.01,
          "share of the smallest end norm among good siblings",
          "two orders below every run that works");

  /** Without a global norm the layer that kept most stands for the model. */
  private static final Need<MeasuredSeries> NORM =
      Need.ofRun(
          run ->
              run.find(Metric.GRADIENT_NORM)
                  .or(
                      () ->
                          run.layers(Metric.GRADIENT_NORM).stream()
                              .filter(layer -> layer.curve().finite() > 0)
                              .max(Comparator.comparingDouble(layer -> left(layer.curve())))),
          Lack.metric(Metric.GRADIENT_NORM));

  GradientsVanish() {
    super(
        Family.GRADIENTS,
        "the gradient norm ends orders of magnitude below every good sibling's, or without siblings"
            + " below its own start, further than the loss fell; of layers, in all of them",
        "hardly any signal reaches the weights although the run came to harm; a run that delivers"
            + " and whose gradient is small has converged",
        "gradient_norm, of the whole model or per layer, and the training loss",
        "Glorot and Bengio 2010; VanishingGradient of SageMaker Debugger, made relative",
        List.of(FALL, BELOW_SIBLINGS),
        List.of(NORM, Needs.TRAIN_LOSS));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries norm = look.at(NORM);
    MeasuredSeries loss = look.at(Needs.TRAIN_LOSS);
    Curve curve = norm.curve();
    if (!curve.endsFinite() || !loss.curve().endsFinite()) {
      return look.notJudged(Lack.doesNotApply("the gradient norm or the loss did not end finite"));
    }
    Harm harm = Harm.of(look.run(), look.siblings());
    if (harm == Harm.NOT_SEEN) {
      return look.clear();
    }
    OptionalDouble smallestGood = look.siblings().quantile(0, Metric.GRADIENT_NORM, Curve::end);
    double limit =
        norm.layer().isEmpty() && smallestGood.isPresent()
            ? smallestGood.getAsDouble() * look.limit(BELOW_SIBLINGS)
            : curve.first() * look.limit(FALL) * Math.min(1, left(loss.curve()));
    if (curve.end() > 0 && !(curve.end() < limit)) {
      return look.clear();
    }
    return look.found(harm.atMost(Severity.CRITICAL), norm)
        .from(curve.firstStepAtOrBelow(limit))
        .because(
            curve.end(),
            limit,
            "the %s began at %.3g and ends at %.3g, while the %s went from %.4g to %.4g",
            norm,
            curve.first(),
            curve.end(),
            loss,
            loss.curve().first(),
            loss.curve().end());
  }

  /** Share of the first value that is left; all of it where that is not a meaningful question. */
  private static double left(Curve curve) {
    return curve.first() > 0 && curve.end() >= 0 ? curve.end() / curve.first() : 1;
  }
}

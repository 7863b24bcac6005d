package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
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

/** Nearly every gradient was cut to the clipping norm. */
public final class GradientsClippedThroughout extends Rule {
  static final Limit CLIPPED =
      new Limit(
          "clipped",
          0.5,
          "share of the points at the maximum, or of the later levels above the configured norm",
          "most of them: clipping is meant for the exceptional gradient");
  private static final List<String> CONFIG_KEYS =
      List.of(
          "gradient_clip_norm",
          "gradient_clip_val",
          "max_grad_norm",
          "grad_clip_norm",
          "clip_grad_norm",
          "clip_norm",
          "clipnorm",
          "grad_clip");
  private static final int FEWEST_POINTS = 10;

  private static final Need<List<MeasuredSeries>> NORMS =
      Needs.withPoints(
          Needs.everywhere(Metric.GRADIENT_NORM),
          FEWEST_POINTS,
          "ten finite points of gradient_norm above zero",
          norm -> norm.curve().maximum() > 0);

  GradientsClippedThroughout() {
    super(
        Family.GRADIENTS,
        "most gradient norms stand at one same maximum, or lie above the clipping norm of the"
            + " config",
        "the length of the gradient no longer counts: the learning rate alone sets the pace, and"
            + " small and large errors move the weights alike",
        "gradient_norm, of the whole model or per layer, with at least ten finite points",
        "Pascanu, Mikolov and Bengio 2013: clip at half to ten times the average norm",
        List.of(CLIPPED),
        List.of(NORMS));
  }

  @Override
  protected Finding judge(Look look) {
    OptionalDouble clip =
        CONFIG_KEYS.stream()
            .flatMapToDouble(key -> look.run().config().number(key).stream())
            .filter(norm -> norm > 0)
            .findFirst();
    double limit = look.limit(CLIPPED);
    for (MeasuredSeries norm : look.at(NORMS)) {
      Curve curve = norm.curve();
      double share =
          clip.isPresent() && norm.layer().isEmpty()
              ? Math.max(curve.atMaximum(), curve.laterShare(level -> level > clip.getAsDouble()))
              : curve.atMaximum();
      if (share > limit) {
        return look.found(severity(look, norm, limit), norm)
            .because(
                share,
                limit,
                "%.0f %% of the %s are cut to, or lie above, the clipping norm of %.3g",
                100 * share,
                norm,
                clip.orElse(curve.maximum()));
      }
    }
    return look.clear();
  }

  /** Where good siblings are clipped alike it is the program's way, and no harm. */
  private static Severity severity(Look look, MeasuredSeries norm, double limit) {
    OptionalDouble usual = look.siblings().median(norm.metric(), Curve::atMaximum);
    return usual.orElse(0) > limit ? Severity.INFO : Harm.atMost(Severity.MAJOR, look);
  }
}

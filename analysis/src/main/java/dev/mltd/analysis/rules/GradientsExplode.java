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
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The gradient grew by orders of magnitude, for good or in a spike. */
public final class GradientsExplode extends Rule {
  static final Limit GROWTH =
      new Limit(
          "growth",
          30,
          "times the typical level that the norm had before",
          "99 of 100 AlgoPerf runs end below 5 times their median norm");
  static final Limit SPIKE =
      new Limit(
          "spike",
          100,
          "times the typical level of the norm",
          "two orders, beside ten noises: single large batches reach one");
  static final Limit BEYOND_SIBLINGS =
      new Limit(
          "beyond_siblings",
          3,
          "times the largest that good siblings show",
          "what runs that work survive is no explosion");
  private static final int FEWEST_POINTS = 8;

  private static final Need<List<MeasuredSeries>> NORMS =
      Needs.withPoints(
          Needs.everywhere(Metric.GRADIENT_NORM),
          FEWEST_POINTS,
          "eight finite points of gradient_norm");

  GradientsExplode() {
    super(
        Family.GRADIENTS,
        "a gradient norm, of the whole model or of a layer, grows for good by orders of magnitude,"
            + " or spikes as far above its typical level",
        "the updates of such steps throw the weights far away, unless the gradient is clipped",
        "gradient_norm, of the whole model or per layer, with at least eight finite points",
        "Pascanu, Mikolov and Bengio 2013; ExplodingTensor of SageMaker Debugger, made relative",
        List.of(GROWTH, SPIKE, BEYOND_SIBLINGS),
        List.of(NORMS));
  }

  @Override
  protected Finding judge(Look look) {
    List<MeasuredSeries> norms = look.at(NORMS);
    double beyond = look.limit(BEYOND_SIBLINGS);
    for (MeasuredSeries norm : norms) {
      double growth = norm.curve().lastingGrowth();
      // All siblings' growth is a long question, and hardly any run gives cause to ask it.
      if (!(growth > look.limit(GROWTH))) {
        continue;
      }
      double limit =
          Math.max(
              look.limit(GROWTH), beyond * largest(look.siblings(), norm, Curve::lastingGrowth));
      if (growth > limit) {
        return look.found(Harm.atMost(Severity.CRITICAL, look), norm)
            .because(growth, limit, "the %s grew for good to %.3g times its level", norm, growth);
      }
    }
    for (MeasuredSeries norm : norms) {
      double height = spike(norm.curve());
      if (!(height > look.limit(SPIKE))) {
        continue;
      }
      double limit =
          Math.max(
              look.limit(SPIKE), beyond * largest(look.siblings(), norm, GradientsExplode::spike));
      if (height > limit) {
        return look.found(Harm.atMost(Severity.MAJOR, look), norm)
            .from(norm.curve().largestSpikeStep())
            .to(norm.curve().lastSpikeStep())
            .because(
                height,
                limit,
                "the %s spiked %d times, at step %d to %.3g times its typical level",
                norm,
                norm.curve().spikes(),
                norm.curve().largestSpikeStep(),
                height);
      }
    }
    return look.clear();
  }

  /** The largest among good siblings, of which only whole models are known; 0 without. */
  private static double largest(
      Siblings siblings, MeasuredSeries norm, ToDoubleFunction<Curve> measure) {
    return norm.layer().isEmpty() ? siblings.quantile(1, norm.metric(), measure).orElse(0) : 0;
  }

  private static double spike(Curve curve) {
    return curve.typicalLevel() > 0
        ? Math.min(curve.largestSpike() / curve.typicalLevel(), Double.MAX_VALUE)
        : 0;
  }
}

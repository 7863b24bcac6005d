package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Rule;
import java.util.List;

/** The weights of a layer, or of all, grow for good to ten times what they were. */
public final class WeightsBlowUp extends Rule {
  static final Limit RATIO =
      new Limit(
          "ratio",
          10,
          "norm at the end per norm at the start",
          "an order: norms of healthy runs grow a few times over, like the root of the steps");
  static final Limit BEYOND_SIBLINGS =
      new Limit(
          "beyond_siblings",
          3,
          "times the largest ratio among good siblings",
          "what runs that work do to their weights is no harm");

  WeightsBlowUp() {
    super(
        Family.UNITS,
        "the weight norm of a layer or of the model ends at 10 times its start or beyond, and so"
            + " are most levels of the later half",
        "the weights run away, which too large updates do; the function gets ever steeper",
        "weight_norm, of the whole model or per layer, with at least three finite points",
        "Krogh and Hertz 1991 on large weights; AUTOTRAINER's exploding weights, made relative",
        List.of(RATIO, BEYOND_SIBLINGS),
        List.of(WeightChange.NEED));
  }

  @Override
  protected Finding judge(Look look) {
    return WeightChange.judge(look, Side.ABOVE, RATIO, BEYOND_SIBLINGS);
  }
}

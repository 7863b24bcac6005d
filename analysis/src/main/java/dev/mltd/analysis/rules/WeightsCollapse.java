package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Rule;
import java.util.List;

/** The weights of a layer, or of all, shrink for good to a tenth of what they were. */
public final class WeightsCollapse extends Rule {
  static final Limit RATIO =
      new Limit(
          "ratio",
          0.1,
          "norm at the end per norm at the start",
          "an order below the initialisation, from which features are read");
  static final Limit BELOW_SIBLINGS =
      new Limit(
          "below_siblings",
          0.3,
          "times the smallest ratio among good siblings",
          "what runs that work do to their weights is no harm");

  WeightsCollapse() {
    super(
        Family.UNITS,
        "the weight norm of a layer or of the model ends at 0.1 times its start or beyond, and so"
            + " are most levels of the later half",
        "the weights are pulled to zero, as too strong a decay does, and with them what the layer"
            + " passes on",
        "weight_norm, of the whole model or per layer, with at least three finite points",
        "PoorInitialization and all-zero tensors of SageMaker Debugger, made relative",
        List.of(RATIO, BELOW_SIBLINGS),
        List.of(WeightChange.NEED));
  }

  @Override
  protected Finding judge(Look look) {
    return WeightChange.judge(look, Side.BELOW, RATIO, BELOW_SIBLINGS);
  }
}

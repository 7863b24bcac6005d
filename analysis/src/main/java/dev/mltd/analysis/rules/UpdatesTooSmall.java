package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Rule;
import java.util.List;

/** Typical updates move the weights by next to nothing. */
public final class UpdatesTooSmall extends Rule {
  static final Limit RATIO =
      new Limit(
          "ratio",
          1e-5,
          "norm of an update per norm of the weights",
          "two orders below the thousandth of CS231n's rule of thumb");
  static final Limit TIMES_SIBLINGS =
      new Limit(
          "times_siblings",
          0.01,
          "times the good siblings' median",
          "two orders below runs that work");

  UpdatesTooSmall() {
    super(
        Family.GRADIENTS,
        "the typical update ratio lies two orders below the good siblings', or without those as far"
            + " below a thousandth",
        "the weights hardly change, so that the run ends about where it began",
        "update_ratio, of the whole model or per layer",
        "CS231n, Babysitting the learning process: updates of about a thousandth of the weights",
        List.of(RATIO, TIMES_SIBLINGS),
        List.of(TypicalUpdate.NEED));
  }

  @Override
  protected Finding judge(Look look) {
    return TypicalUpdate.judge(look, Side.BELOW, RATIO, TIMES_SIBLINGS);
  }
}

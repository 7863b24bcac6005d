package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Rule;
import java.util.List;

/** Typical updates replace a good part of the weights. */
public final class UpdatesTooLarge extends Rule {
  static final Limit RATIO =
      new Limit(
          "ratio",
          0.1,
          "norm of an update per norm of the weights",
          "two orders above the thousandth of CS231n's rule of thumb");
  static final Limit TIMES_SIBLINGS =
      new Limit(
          "times_siblings",
          100,
          "times the good siblings' median",
          "two orders above runs that work");

  UpdatesTooLarge() {
    super(
        Family.GRADIENTS,
        "the typical update ratio lies two orders above the good siblings', or without those as far"
            + " above a thousandth",
        "every step undoes what the steps before it learned",
        "update_ratio, of the whole model or per layer",
        "CS231n, Babysitting the learning process: updates of about a thousandth of the weights",
        List.of(RATIO, TIMES_SIBLINGS),
        List.of(TypicalUpdate.NEED));
  }

  @Override
  protected Finding judge(Look look) {
    return TypicalUpdate.judge(look, Side.ABOVE, RATIO, TIMES_SIBLINGS);
  }
}

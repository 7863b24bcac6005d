package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import java.util.List;
import java.util.OptionalDouble;

/** Training and validation both ended far from what good siblings reach. */
public final class Underfits extends Rule {
  static final Limit MISSING =
      new Limit(
          "missing",
          0.1,
          "share of what good siblings achieved",
          "a tenth on both splits: too much for chance or for regularisation that pays");

  Underfits() {
    super(
        Family.GENERALISATION,
        "the training split and the validation split both end worse than the good siblings', by a"
            + " material share",
        "the model did not take up what there is to learn: too small, too strongly regularised, or"
            + " not trained enough",
        "the primary metric, or else the loss, on the training and on the validation (or test)"
            + " split, and good siblings",
        "bias and variance diagnosis from learning curves, with good siblings in place of a fixed"
            + " limit",
        Shortfall.limits(MISSING),
        List.of(Needs.SIBLINGS, SplitPair.NEED));
  }

  @Override
  protected Finding judge(Look look) {
    SplitPair pair = look.at(SplitPair.NEED);
    OptionalDouble train = look.siblings().regret(pair.train(), pair.train().curve().end());
    OptionalDouble evaluation =
        look.siblings().regret(pair.evaluation(), pair.evaluation().curve().end());
    if (train.isEmpty() || evaluation.isEmpty()) {
      return look.notJudged(SplitPair.TOO_FEW);
    }
    double missing = Math.min(train.getAsDouble(), evaluation.getAsDouble());
    double limit = look.limit(MISSING);
    if (missing <= limit) {
      return look.clear();
    }
    return look.found(Shortfall.severity(look, Severity.MAJOR, Severity.MINOR), pair.train())
        .because(
            missing,
            limit,
            "both the %s (%.4g) and the %s (%.4g) miss at least %.0f %% of what good siblings"
                + " achieved",
            pair.train(),
            pair.train().curve().end(),
            pair.evaluation(),
            pair.evaluation().curve().end(),
            100 * missing);
  }
}

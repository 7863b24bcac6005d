package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.stats.Quantile;
import java.util.List;

/** The distance between training and validation is larger than that of good siblings. */
public final class GapLargerThanSiblings extends Rule {
  private static final int FEWEST_SIBLINGS = 2;
  private static final double QUARTILES_TO_DEVIATION = 0.7413;

  static final Limit EXCESS =
      new Limit(
          "excess",
          0.05,
          "share of what good siblings achieved on validation",
          "a twentieth: worth a stronger regularisation");
  static final Limit SPREADS =
      new Limit(
          "spreads",
          3,
          "spreads of the gap among good siblings",
          "three deviations: beyond what good runs differ by");

  GapLargerThanSiblings() {
    super(
        Family.GENERALISATION,
        "at the end validation lags behind training by more than it does in good siblings",
        "what was learned in training carries over less than it could",
        "the primary metric, or else the loss, on the training and on the validation (or test)"
            + " split, and good siblings",
        "generalisation gap, with good siblings in place of a fixed limit",
        Shortfall.limits(EXCESS, SPREADS),
        List.of(Needs.SIBLINGS, SplitPair.NEED));
  }

  @Override
  protected Finding judge(Look look) {
    SplitPair pair = look.at(SplitPair.NEED);
    double[] theirs =
        look.siblings().good().stream()
            .flatMapToDouble(good -> pair.gapOf(good).stream())
            .filter(Double::isFinite)
            .toArray();
    double usual = Quantile.median(theirs);
    double achieved = look.siblings().achieved(pair.evaluation()).orElse(Double.NaN);
    double spread =
        (Quantile.of(0.75, theirs) - Quantile.of(0.25, theirs)) * QUARTILES_TO_DEVIATION;
    double excess = pair.gap() - usual;
    double limit = Math.max(look.limit(EXCESS) * achieved, look.limit(SPREADS) * spread);
    if (theirs.length < FEWEST_SIBLINGS || Double.isNaN(excess) || Double.isNaN(limit)) {
      return look.notJudged(SplitPair.TOO_FEW);
    }
    if (excess <= limit) {
      return look.clear();
    }
    return look.found(Shortfall.severity(look, Severity.MAJOR, Severity.MINOR), pair.evaluation())
        .because(
            pair.gap(),
            usual + limit,
            "the %s lags behind the %s by %.4g, that of good siblings by %.4g",
            pair.evaluation(),
            pair.train(),
            pair.gap(),
            usual);
  }
}

package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Description;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import dev.mltd.analysis.stats.Quantile;
import java.util.List;
import java.util.stream.Stream;

/** The distance between training and validation is larger than that of good siblings. */
public final class GapLargerThanSiblings implements Rule {
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

  @Override
  public Family family() {
    return Family.GENERALISATION;
  }

  @Override
  public Description description() {
    return new Description(
        "at the end validation lags behind training by more than it does in good siblings",
        "what was learned in training carries over less than it could",
        "the primary metric, or else the loss, on the training and on the validation (or"
            + " test) split, and good siblings",
        "generalisation gap, with good siblings in place of a fixed limit");
  }

  @Override
  public List<Limit> limits() {
    return Stream.concat(Stream.of(EXCESS, SPREADS), Shortfall.LIMITS.stream()).toList();
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(Needs.SIBLINGS, SplitPair.NEED);
  }

  @Override
  public Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    SplitPair pair = SplitPair.NEED.of(run, siblings);
    double[] theirs =
        siblings.good().stream()
            .flatMapToDouble(good -> pair.gapOf(good).stream())
            .filter(Double::isFinite)
            .toArray();
    double usual = Quantile.median(theirs);
    double achieved = siblings.achieved(pair.evaluation()).orElse(Double.NaN);
    double spread =
        (Quantile.of(0.75, theirs) - Quantile.of(0.25, theirs)) * QUARTILES_TO_DEVIATION;
    double excess = pair.gap() - usual;
    double limit =
        Math.max(thresholds.of(this, EXCESS) * achieved, thresholds.of(this, SPREADS) * spread);
    if (theirs.length < FEWEST_SIBLINGS || Double.isNaN(excess) || Double.isNaN(limit)) {
      return Finding.notJudged(this, SplitPair.TOO_FEW);
    }
    if (excess <= limit) {
      return Finding.clear(this);
    }
    return Finding.found(
            this,
            Shortfall.severity(
                Shortfall.of(run, siblings), this, thresholds, Severity.MAJOR, Severity.MINOR),
            pair.evaluation())
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

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
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Training and validation both ended far from what good siblings reach. */
public final class Underfits implements Rule {
  static final Limit MISSING =
      new Limit(
          "missing",
          0.1,
          "share of what good siblings achieved",
          "a tenth on both splits: too much for chance or for regularisation that pays");

  @Override
  public Family family() {
    return Family.GENERALISATION;
  }

  @Override
  public Description description() {
    return new Description(
        "the training split and the validation split both end worse than the good"
            + " siblings', by a material share",
        "the model did not take up what there is to learn: too small, too strongly"
            + " regularised, or not trained enough",
        "the primary metric, or else the loss, on the training and on the validation (or"
            + " test) split, and good siblings",
        "bias and variance diagnosis from learning curves, with good siblings in place of"
            + " a fixed limit");
  }

  @Override
  public List<Limit> limits() {
    return Stream.concat(Stream.of(MISSING), Shortfall.LIMITS.stream()).toList();
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(Needs.SIBLINGS, SplitPair.NEED);
  }

  @Override
  public Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    SplitPair pair = SplitPair.NEED.of(run, siblings);
    OptionalDouble train = siblings.regret(pair.train(), pair.train().curve().end());
    OptionalDouble evaluation = siblings.regret(pair.evaluation(), pair.evaluation().curve().end());
    if (train.isEmpty() || evaluation.isEmpty()) {
      return Finding.notJudged(this, SplitPair.TOO_FEW);
    }
    double missing = Math.min(train.getAsDouble(), evaluation.getAsDouble());
    double limit = thresholds.of(this, MISSING);
    if (missing <= limit) {
      return Finding.clear(this);
    }
    return Finding.found(
            this,
            Shortfall.severity(
                Shortfall.of(run, siblings), this, thresholds, Severity.MAJOR, Severity.MINOR),
            pair.train())
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

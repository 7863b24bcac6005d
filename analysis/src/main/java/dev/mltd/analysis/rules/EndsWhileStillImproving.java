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
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;
import java.util.stream.Stream;

/** The training loss was still falling clearly when the run ended. */
public final class EndsWhileStillImproving implements Rule {
  private static final int FEWEST_POINTS = 8;
  private static final double LOWEST_AFTER = 0.9;

  static final Limit LATE =
      new Limit(
          "late",
          0.05,
          "share of the whole descent, made in the last quarter",
          "a curve that halves every fifth of the run makes a twentieth there");
  static final Limit NOISES =
      new Limit("noises", 3, "standard errors of the end", "three: one chance in a thousand");

  private static final Need<MeasuredSeries> LOSS =
      Needs.points(Needs.TRAIN_LOSS, FEWEST_POINTS, "eight finite points of the training loss");

  @Override
  public Family family() {
    return Family.LOSS;
  }

  @Override
  public Description description() {
    return new Description(
        "the last quarter of the run made a material share of its whole descent, and its"
            + " lowest level is its last",
        "more steps would have brought more, unless a schedule had already ended",
        "training loss with at least eight finite points",
        "learning-curve extrapolation (Domhan et al. 2015), reduced to the last quarter");
  }

  @Override
  public List<Limit> limits() {
    return Stream.concat(Stream.of(LATE, NOISES), Shortfall.LIMITS.stream()).toList();
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(LOSS);
  }

  @Override
  public Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    MeasuredSeries loss = LOSS.of(run, siblings);
    Curve curve = loss.curve();
    double late = curve.levelAt(0.75) - curve.end();
    double share = late / (curve.first() - curve.end());
    double limit = thresholds.of(this, LATE);
    if (!(share > limit)
        || !(late > thresholds.of(this, NOISES) * curve.endError())
        || curve.shareOfSteps(curve.lowestLevelStep()) < LOWEST_AFTER) {
      return Finding.clear(this);
    }
    return Finding.found(
            this,
            Shortfall.severity(
                Shortfall.of(run, siblings), this, thresholds, Severity.MAJOR, Severity.MINOR),
            loss)
        .from(curve.firstStep() + Math.round(0.75 * (curve.lastStep() - curve.firstStep())))
        .because(
            share,
            limit,
            "the last quarter of the steps made %.0f %% of the descent of the %s",
            100 * share,
            loss);
  }
}

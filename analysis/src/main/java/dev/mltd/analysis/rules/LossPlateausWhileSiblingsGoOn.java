package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
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
import java.util.OptionalDouble;

/** The training loss stopped falling early, at a level from which good siblings fell on. */
public final class LossPlateausWhileSiblingsGoOn extends Rule {
  private static final int FEWEST_POINTS = 8;

  static final Limit NOISES =
      new Limit("noises", 3, "noises of the loss", "three deviations: beyond chance");

  static final Limit LEFT =
      new Limit(
          "left",
          0.05,
          "share of the descent of the loss",
          "a run within a twentieth of its lowest level has stopped falling");
  static final Limit ONSET =
      new Limit(
          "onset",
          0.5,
          "share of the steps",
          "a plateau over the later half: longer than the wait between two drops of a schedule");
  static final Limit GOES_ON =
      new Limit(
          "goes_on",
          0.05,
          "share of what good siblings achieved",
          "a twentieth of the whole descent was still to be had");

  private static final Need<MeasuredSeries> LOSS =
      Needs.points(Needs.TRAIN_LOSS, FEWEST_POINTS, "eight finite points of the training loss");

  LossPlateausWhileSiblingsGoOn() {
    super(
        Family.LOSS,
        "the training loss stays flat over the later half of the run, above a level that good"
            + " siblings reached, which went on falling meanwhile",
        "the run is stuck where others are not: steps too large to go deeper or too small to leave,"
            + " or a schedule that decayed too soon",
        "training loss with at least eight finite points, and good siblings",
        "plateau detection of learning-rate schedules (ReduceLROnPlateau), which cannot tell a"
            + " plateau from the end; siblings can",
        Shortfall.limits(NOISES, LEFT, ONSET, GOES_ON),
        List.of(LOSS));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries loss = look.at(LOSS);
    Curve curve = loss.curve();
    Siblings siblings = look.siblings();
    double lowest = curve.lowestLevel();
    double descent = curve.first() - lowest;
    double flat = Math.max(look.limit(NOISES) * curve.noise(), look.limit(LEFT) * descent);
    long onset = curve.firstStepAtOrBelow(lowest + flat);
    OptionalDouble missing = siblings.regret(loss, lowest);
    OptionalDouble missingAtOnset =
        siblings.regret(
            loss,
            siblings.median(loss.metric(), good -> good.levelAtStep(onset)).orElse(Double.NaN));
    if (missing.isEmpty() || missingAtOnset.isEmpty()) {
      return look.notJudged(
          siblings.present() ? Lack.siblings("siblings without training loss") : Lack.of(siblings));
    }
    double limit = look.limit(GOES_ON);
    if (!(descent > flat)
        || curve.shareOfSteps(onset) > look.limit(ONSET)
        || missing.getAsDouble() < limit
        || missingAtOnset.getAsDouble() < limit) {
      return look.clear();
    }
    return look.found(Shortfall.severity(look, Severity.MAJOR, Severity.MINOR), loss)
        .from(onset)
        .because(
            missing.getAsDouble(),
            limit,
            "the %s stays near %.4g from step %d on, while good siblings fell on: %.0f %% of their"
                + " descent is missing",
            loss,
            lowest,
            onset,
            100 * missing.getAsDouble());
  }
}

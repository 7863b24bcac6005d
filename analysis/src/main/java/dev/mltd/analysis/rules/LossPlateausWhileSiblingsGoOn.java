package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Description;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
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
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The training loss stopped falling early, at a level from which good siblings fell on. */
public final class LossPlateausWhileSiblingsGoOn implements Rule {
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

  @Override
  public Family family() {
    return Family.LOSS;
  }

  @Override
  public Description description() {
    return new Description(
        "the training loss stays flat over the later half of the run, above a level that"
            + " good siblings reached, which went on falling meanwhile",
        "the run is stuck where others are not: steps too large to go deeper or too small"
            + " to leave, or a schedule that decayed too soon",
        "training loss with at least eight finite points, and good siblings",
        "plateau detection of learning-rate schedules (ReduceLROnPlateau), which cannot"
            + " tell a plateau from the end; siblings can");
  }

  @Override
  public List<Limit> limits() {
    return Stream.concat(Stream.of(NOISES, LEFT, ONSET, GOES_ON), Shortfall.LIMITS.stream())
        .toList();
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(LOSS);
  }

  @Override
  public Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    MeasuredSeries loss = LOSS.of(run, siblings);
    Curve curve = loss.curve();
    double lowest = curve.lowestLevel();
    double descent = curve.first() - lowest;
    double flat =
        Math.max(thresholds.of(this, NOISES) * curve.noise(), thresholds.of(this, LEFT) * descent);
    long onset = curve.firstStepAtOrBelow(lowest + flat);
    OptionalDouble missing = siblings.regret(loss, lowest);
    OptionalDouble missingAtOnset =
        siblings.regret(
            loss,
            siblings.median(loss.metric(), good -> good.levelAtStep(onset)).orElse(Double.NaN));
    if (missing.isEmpty() || missingAtOnset.isEmpty()) {
      return Finding.notJudged(
          this,
          siblings.present() ? Lack.siblings("siblings without training loss") : Lack.of(siblings));
    }
    double limit = thresholds.of(this, GOES_ON);
    if (!(descent > flat)
        || curve.shareOfSteps(onset) > thresholds.of(this, ONSET)
        || missing.getAsDouble() < limit
        || missingAtOnset.getAsDouble() < limit) {
      return Finding.clear(this);
    }
    return Finding.found(
            this,
            Shortfall.severity(
                Shortfall.of(run, siblings), this, thresholds, Severity.MAJOR, Severity.MINOR),
            loss)
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

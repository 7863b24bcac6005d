package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.measure.PrimaryMetric;
import dev.mltd.analysis.siblings.Sibling;
import java.util.List;
import java.util.Optional;

/** The validation loss turned upwards while the training loss went on falling. */
public final class Overfits extends Rule {
  private static final int FEWEST_POINTS = 8;

  static final Limit RISE =
      new Limit(
          "rise",
          0.1,
          "share of the descent of the validation loss, or of its lowest level where that is less",
          "a tenth of what validation gained is lost again");
  static final Limit TRAIN_GOES_ON =
      new Limit(
          "train_goes_on",
          0.02,
          "share of the descent of the training loss",
          "training must gain while validation loses");
  static final Limit NOISES =
      new Limit("noises", 3, "noises of the curve", "three deviations: beyond chance");
  static final Limit WORSENED =
      new Limit(
          "worsened",
          0.05,
          "share of the progress of the primary metric, and of its best level",
          "a twentieth: worth an earlier checkpoint");

  private static final Need<MeasuredSeries> POINTS =
      Needs.points(Needs.EVALUATION_LOSS, FEWEST_POINTS, "eight finite points of the %s");

  Overfits() {
    super(
        Family.GENERALISATION,
        "the validation loss rises from its lowest level by more than noise while the training loss"
            + " still falls; it is major only when the primary metric worsened as well",
        "the model learns its training examples by heart; often only its confidence suffers",
        "validation (or test) loss with at least eight finite points, and training loss",
        "early stopping criteria of Prechelt (1998); of 44 healthy DeepOBS runs 25 end at 1.5 times"
            + " their lowest loss while accuracy still rises",
        Shortfall.limits(RISE, TRAIN_GOES_ON, NOISES, WORSENED),
        List.of(Needs.EVALUATION_LOSS, Needs.TRAIN_LOSS, POINTS));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries validation = look.at(Needs.EVALUATION_LOSS);
    MeasuredSeries train = look.at(Needs.TRAIN_LOSS);
    Curve curve = validation.curve();
    double limit =
        curve.lowestLevel()
            + Math.max(look.limit(NOISES) * curve.noise(), look.limit(RISE) * gained(curve));
    if (!(curve.end() > limit) || !goesOn(look, train.curve(), curve.lowestLevelStep())) {
      return look.clear();
    }
    return look.found(severity(look), validation)
        .from(curve.lowestLevelStep())
        .because(
            curve.end(),
            limit,
            "the %s rose from %.4g at step %d to %.4g while the %s went on falling",
            validation,
            curve.lowestLevel(),
            curve.lowestLevelStep(),
            curve.end(),
            train);
  }

  /** The descent, or the lowest level itself where a poor initialisation makes that larger. */
  private static double gained(Curve curve) {
    return Math.min(
        Math.max(0, curve.first() - curve.lowestLevel()), Math.abs(curve.lowestLevel()));
  }

  private static boolean goesOn(Look look, Curve train, long step) {
    double margin =
        Math.max(
            look.limit(NOISES) * train.noise(),
            look.limit(TRAIN_GOES_ON) * (train.first() - train.lowestLevel()));
    return train.levelAtStep(step) - train.end() > margin;
  }

  private static Severity severity(Look look) {
    Optional<PrimaryMetric> primary =
        look.siblings()
            .primary()
            .or(() -> PrimaryMetric.byConvention(List.of(Sibling.of(look.run()).directions())));
    Optional<Curve> found =
        primary.flatMap(
            metric -> look.run().find(metric.metric()).map(s -> metric.lowerIsBetter(s.curve())));
    if (found.isEmpty()) {
      return Severity.MINOR;
    }
    Severity shortOfSiblings = Shortfall.severity(look, Severity.MAJOR, Severity.MINOR);
    if (primary.get().metric().name().equals(Metric.LOSS)) {
      // A loss alone may rise because of confidence only: it takes siblings to call it harm.
      return shortOfSiblings;
    }
    Curve curve = found.get();
    double lost = curve.end() - curve.lowestLevel();
    double share = look.limit(WORSENED);
    boolean worsened =
        lost > share * (curve.first() - curve.lowestLevel())
            && lost > share * Math.abs(curve.lowestLevel())
            && lost > look.limit(NOISES) * curve.noise();
    return worsened ? Severity.MAJOR : Severity.MINOR;
  }
}

package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.List;
import java.util.OptionalDouble;

/** The validation loss jumps about far more than the training loss. */
public final class ValidationNoisierThanTrain extends Rule {
  private static final int FEWEST_POINTS = 16;

  static final Limit TIMES =
      new Limit(
          "times",
          5,
          "times the usual ratio of validation noise to training noise",
          "five: more than a validation split of half the size makes");
  static final Limit ALONE =
      new Limit(
          "alone",
          10,
          "times the noise of the training loss",
          "ten, when no siblings show what is usual");
  static final Limit SWING =
      new Limit(
          "swing",
          0.05,
          "share of the descent of the validation loss",
          "noise that hides the choice of a checkpoint");

  private static final String POINTS = "16 finite points of a loss";

  ValidationNoisierThanTrain() {
    super(
        Family.GENERALISATION,
        "between neighbouring points the validation loss moves by a multiple of what the training"
            + " loss does, compared with good siblings",
        "a validation split too small to rely on, batch statistics that do not hold in evaluation,"
            + " or weights at the edge of stability",
        "validation (or test) loss and training loss with at least 16 finite points each",
        "noise of a curve about its local straight line, with good siblings in place of a fixed"
            + " limit",
        List.of(TIMES, ALONE, SWING),
        List.of(
            Needs.EVALUATION_LOSS,
            Needs.TRAIN_LOSS,
            Needs.points(Needs.EVALUATION_LOSS, FEWEST_POINTS, POINTS),
            Needs.points(Needs.TRAIN_LOSS, FEWEST_POINTS, POINTS)));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries validation = look.at(Needs.EVALUATION_LOSS);
    MeasuredSeries train = look.at(Needs.TRAIN_LOSS);
    Curve curve = validation.curve();
    OptionalDouble theirs = look.siblings().median(validation.metric(), Curve::noise);
    OptionalDouble theirTrain = look.siblings().median(train.metric(), Curve::noise);
    boolean known = theirs.isPresent() && theirTrain.isPresent() && theirTrain.getAsDouble() > 0;
    double times =
        known
            ? look.limit(TIMES) * Math.max(1, theirs.getAsDouble() / theirTrain.getAsDouble())
            : look.limit(ALONE);
    double limit =
        Math.max(
            times * train.curve().noise(),
            look.limit(SWING) * Math.max(0, curve.first() - curve.lowestLevel()));
    if (!(curve.noise() > limit)) {
      return look.clear();
    }
    return look.found(Severity.MINOR, validation)
        .because(
            curve.noise(),
            limit,
            "the %s moves by %.4g from point to point, the %s by %.4g",
            validation,
            curve.noise(),
            train,
            train.curve().noise());
  }
}

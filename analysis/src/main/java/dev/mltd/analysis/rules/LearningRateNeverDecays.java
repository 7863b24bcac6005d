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
import dev.mltd.analysis.stats.Quantile;
import java.util.Arrays;
import java.util.List;

/** The learning rate stays at its height while the loss only shakes. */
public final class LearningRateNeverDecays extends Rule {
  static final Limit KEPT =
      new Limit("kept", 0.9, "share of its maximum", "a schedule that decays does so by halves");
  static final Limit NOISE =
      new Limit(
          "noise",
          0.02,
          "noise of the training loss per descent from its first value",
          "noise that matters beside what was learned");
  private static final int FEWEST_POINTS = 16;

  /** A fall of the loss over a quarter of the run, per descent, that is none. */
  private static final double FLAT = 0.01;

  private static final double DECAYS = 0.5;

  private static final String POINTS = "sixteen finite points of the training loss";
  private static final Need<MeasuredSeries> RATE = Needs.metric(Metric.LEARNING_RATE);

  LearningRateNeverDecays() {
    super(
        Family.SCHEDULE_AND_COST,
        "the learning rate never leaves its maximum, and from the third quarter of the run to the"
            + " last the training loss, whose noise is large, falls by nothing but chance",
        "steps of that size only shake the weights about a minimum: smaller ones would go deeper",
        "learning_rate, and the training loss with at least sixteen finite points",
        "Robbins and Monro 1951; Bottou, Curtis and Nocedal 2018, theorem 4.6",
        List.of(KEPT, NOISE),
        List.of(
            RATE,
            Needs.points(Needs.TRAIN_LOSS, FEWEST_POINTS, POINTS),
            Needs.points(RATE, 2, POINTS)));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries rate = look.at(RATE);
    MeasuredSeries training = look.at(Needs.TRAIN_LOSS);
    Curve loss = training.curve();
    double limit = look.limit(KEPT);
    double kept = kept(rate.curve());
    double descent = loss.first() - loss.lowestLevel();
    boolean noisy = descent > 0 && loss.noise() > look.limit(NOISE) * descent;
    double chance = 2 * loss.noise() / Math.sqrt(loss.finite() / 4.0);
    boolean flat = quarter(loss, 2) - quarter(loss, 3) <= FLAT * descent + chance;
    if (!(kept >= limit && noisy && flat && loss.endsFinite())) {
      return look.clear();
    }
    double usual =
        look.siblings()
            .median(Metric.LEARNING_RATE, LearningRateNeverDecays::kept)
            .orElse(Double.POSITIVE_INFINITY);
    Severity howSure = usual < DECAYS ? Severity.MAJOR : Severity.MINOR;
    return look.found(Harm.atMost(howSure, look), rate)
        .from(rate.curve().maximumStep())
        .because(
            kept,
            limit,
            "the learning rate stays at %.3g while the %s shakes by %.3g about %.4g",
            rate.curve().maximum(),
            training,
            loss.noise(),
            loss.end());
  }

  /** The typical level of a quarter of the run, counted from 0. */
  private static double quarter(Curve loss, int which) {
    int levels = loss.levels().length;
    return Quantile.median(
        Arrays.stream(loss.levels(), which * levels / 4, (which + 1) * levels / 4)
            .filter(Double::isFinite)
            .toArray());
  }

  /** The smallest level after the maximum, as a share of it: 1 for a constant rate. */
  private static double kept(Curve rate) {
    double lowest = rate.end();
    for (int i = 0; i < rate.levels().length; i++) {
      if (rate.levelSteps()[i] >= rate.maximumStep() && rate.levels()[i] < lowest) {
        lowest = rate.levels()[i];
      }
    }
    return rate.maximum() > 0 ? lowest / rate.maximum() : 0;
  }
}

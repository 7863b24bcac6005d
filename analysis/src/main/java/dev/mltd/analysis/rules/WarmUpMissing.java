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
import java.util.List;

/** The learning rate starts at its height, and the loss shoots up within the first steps. */
public final class WarmUpMissing extends Rule {
  static final Limit EARLY =
      new Limit("early", 0.1, "share of the steps", "warm-ups take up to a tenth of a training");
  static final Limit RISE =
      new Limit(
          "rise",
          0.25,
          "share of the descent from the first to the lowest loss",
          "beside five noises: a rise that costs a quarter of what there is to learn");
  private static final double STARTS_HIGH = 0.99;
  private static final double NOISES = 5;
  private static final int FEWEST_POINTS = 10;

  private static final String POINTS = "ten finite points of the training loss";
  private static final Need<MeasuredSeries> RATE = Needs.metric(Metric.LEARNING_RATE);

  WarmUpMissing() {
    super(
        Family.SCHEDULE_AND_COST,
        "the learning rate starts at its maximum, and the training loss rises far above its first"
            + " value within the first tenth of the steps",
        "the first steps were too long for weights fresh from their initialisation",
        "learning_rate, and the training loss with at least ten finite points",
        "Goyal et al. 2017, Accurate, Large Minibatch SGD, section 2.2",
        List.of(EARLY, RISE),
        List.of(
            RATE,
            Needs.points(Needs.TRAIN_LOSS, FEWEST_POINTS, POINTS),
            Needs.points(RATE, 1, POINTS)));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries rate = look.at(RATE);
    MeasuredSeries training = look.at(Needs.TRAIN_LOSS);
    Curve loss = training.curve();
    boolean startsHigh = rate.curve().first() >= STARTS_HIGH * rate.curve().maximum();
    double rise = loss.maximum() - loss.first();
    double descent = Math.max(0, loss.first() - loss.lowestLevel());
    double limit = Math.max(look.limit(RISE) * descent, NOISES * loss.noise());
    long early =
        loss.firstStep() + Math.round(look.limit(EARLY) * (loss.lastStep() - loss.firstStep()));
    if (!startsHigh || !(rise > limit) || loss.maximumStep() > early) {
      return look.clear();
    }
    return look.found(Harm.atMost(Severity.MAJOR, look), training)
        .to(loss.maximumStep())
        .because(
            rise,
            limit,
            "at the full learning rate of %.3g from the start, the %s rose from %.4g to %.4g by"
                + " step %d",
            rate.curve().maximum(),
            training,
            loss.first(),
            loss.maximum(),
            loss.maximumStep());
  }
}

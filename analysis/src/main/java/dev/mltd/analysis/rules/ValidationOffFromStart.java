package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.stats.Quantile;
import java.util.List;
import java.util.stream.IntStream;

/** The validation loss never followed the training loss down, from the first evaluation on. */
public final class ValidationOffFromStart extends Rule {
  static final Limit GAP =
      new Limit(
          "gap",
          0.5,
          "share of the descent of the training loss",
          "half of what was learned does not carry over, before anything could be overfitted");
  static final Limit GROWTH =
      new Limit(
          "growth",
          2,
          "times the gap at first",
          "a validation loss that stands still doubles it; one that grows further is overfitting");

  /** Evaluations count once the training loss has made half its descent. */
  private static final double DESCENDED = 0.5;

  private static final double NOISES = 3;
  private static final int FEWEST_POINTS = 3;

  private static final String POINTS = "three finite points of a loss";

  ValidationOffFromStart() {
    super(
        Family.GENERALISATION,
        "the gap between validation and training loss is large as soon as the training loss has"
            + " fallen, and at most doubles from there",
        "validation data differ from training data, in kind or in how they are prepared: nothing"
            + " has been overfitted yet",
        "training loss and validation (or test) loss with at least three finite points each",
        "Quinonero-Candela et al. 2009, Dataset Shift; limits relative to the run's own descent",
        List.of(GAP, GROWTH),
        List.of(
            Needs.TRAIN_LOSS,
            Needs.EVALUATION_LOSS,
            Needs.points(Needs.TRAIN_LOSS, FEWEST_POINTS, POINTS),
            Needs.points(Needs.EVALUATION_LOSS, FEWEST_POINTS, POINTS)));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries training = look.at(Needs.TRAIN_LOSS);
    MeasuredSeries evaluation = look.at(Needs.EVALUATION_LOSS);
    Curve train = training.curve();
    Curve held = evaluation.curve();
    double descent = train.first() - train.lowestLevel();
    double[] gaps =
        IntStream.range(0, held.levels().length)
            .filter(i -> held.levelSteps()[i] <= train.lastStep())
            .mapToDouble(
                i -> {
                  double level = train.levelAtStep(held.levelSteps()[i]);
                  boolean descended = train.first() - level >= DESCENDED * descent;
                  return descended ? held.levels()[i] - level : Double.NaN;
                })
            .filter(Double::isFinite)
            .toArray();
    if (!(descent > NOISES * train.noise()) || gaps.length < FEWEST_POINTS) {
      return look.notJudged(
          Lack.doesNotApply("the training loss did not fall, or was hardly evaluated then"));
    }
    double limit = look.limit(GAP) * descent;
    double growth = look.limit(GROWTH);
    boolean off = Math.min(gaps[0], Quantile.median(gaps)) > Math.max(limit, NOISES * held.noise());
    if (!off || gaps[gaps.length - 1] > growth * gaps[0]) {
      return look.clear();
    }
    boolean learned = held.first() - held.end() > NOISES * held.noise();
    Severity howBad = learned ? Severity.MINOR : Severity.MAJOR;
    return look.found(look.siblings().present() ? Harm.atMost(howBad, look) : howBad, evaluation)
        .because(
            gaps[0],
            limit,
            "the %s is %.4g above the %s from its first evaluations on, which fell by %.4g",
            evaluation,
            gaps[0],
            training,
            descent);
  }
}

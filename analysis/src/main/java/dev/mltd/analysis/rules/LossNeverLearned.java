package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Direction;
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
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Neither the training loss nor the primary metric ever came far from where it started. */
public final class LossNeverLearned extends Rule {
  private static final int FEWEST_POINTS = 3;
  private static final int SURE_POINTS = 8;

  static final Limit UNLEARNED =
      new Limit(
          "unlearned",
          0.9,
          "share of what good siblings achieved",
          "nine tenths missing at the best level: hardly better than a model that was not trained");
  static final Limit DESCENT =
      new Limit(
          "descent",
          0.02,
          "share of the first loss",
          "two hundredths: no more than a run gains before it learns anything of its input");
  static final Limit NOISES =
      new Limit("noises", 3, "noises of the loss", "three deviations: beyond chance");

  private static final Need<MeasuredSeries> LOSS =
      Needs.points(Needs.TRAIN_LOSS, FEWEST_POINTS, "three finite points of the training loss");

  LossNeverLearned() {
    super(
        Family.LOSS,
        "at its best level the training loss, or the primary metric, has hardly left its start, or"
            + " the answer of a predictor that ignores its input",
        "nothing was learned: updates too small or too large, a network that cannot pass signals,"
            + " or labels that do not fit",
        "training loss with at least three finite points; good siblings for the trivial predictor's"
            + " level",
        "LossNotDecreasing of SageMaker Debugger, against what good siblings achieved",
        Shortfall.limits(UNLEARNED, DESCENT, NOISES),
        List.of(LOSS));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries loss = look.at(LOSS);
    Curve curve = loss.curve();
    double limit = look.limit(UNLEARNED);
    for (MeasuredSeries series :
        Stream.concat(look.siblings().primarySeries(look.run()).stream(), Stream.of(loss))
            .toList()) {
      OptionalDouble missing = missingAtBest(look, series);
      if (missing.isPresent() && missing.getAsDouble() > limit) {
        return look.found(Shortfall.severity(look, Severity.CRITICAL, Severity.MAJOR), series)
            .because(
                missing.getAsDouble(),
                limit,
                "even at its best the %s misses %.0f %% of what good siblings achieved",
                series,
                100 * missing.getAsDouble());
      }
    }
    double descent = curve.first() - curve.lowestLevel();
    double hardly =
        Math.max(look.limit(NOISES) * curve.noise(), look.limit(DESCENT) * Math.abs(curve.first()));
    if (Shortfall.of(look).isPresent() || !(descent < hardly) || accurate(look.run())) {
      return look.clear();
    }
    boolean sure = curve.finite() >= SURE_POINTS && look.run().status().countsAsComplete();
    return look.found(sure ? Severity.MAJOR : Severity.MINOR, loss)
        .because(
            descent,
            hardly,
            "the %s never fell below %.4g from its start of %.4g",
            loss,
            curve.lowestLevel(),
            curve.first());
  }

  private static OptionalDouble missingAtBest(Look look, MeasuredSeries series) {
    Curve curve = series.curve();
    return look.siblings()
        .regret(
            series,
            series.direction() == Direction.MAXIMISE ? curve.highestLevel() : curve.lowestLevel(),
            look.run().status().countsAsComplete()
                ? Curve::end
                : good -> good.levelAtStep(curve.lastStep()));
  }

  /** A run that was perfect from its start has a loss that cannot fall. */
  private static boolean accurate(MeasuredRun run) {
    return Stream.concat(
            run.evaluation(Metric.ACCURACY).stream(), run.find(Metric.TRAIN_ACCURACY).stream())
        .anyMatch(accuracy -> accuracy.curve().end() >= Harm.ACCURATE);
  }
}

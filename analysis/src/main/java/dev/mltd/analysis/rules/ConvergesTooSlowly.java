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
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.List;
import java.util.OptionalDouble;

/** Good siblings were early where this run only arrived at its end, still under way. */
public final class ConvergesTooSlowly extends Rule {
  private static final int FEWEST_POINTS = 8;

  static final Limit NOISES =
      new Limit("noises", 3, "standard errors of the end", "three deviations: beyond chance");

  static final Limit TIMES =
      new Limit(
          "times",
          2,
          "times the steps of good siblings",
          "two: half the budget would have done; replicates differ by a few per cent");
  static final Limit UNDER_WAY =
      new Limit(
          "under_way",
          0.02,
          "share of the run's own progress, made in the later half",
          "a run that still moves is slow, one that does not is stuck");

  private static final Need<MeasuredSeries> METRIC =
      Needs.points(Needs.PRIMARY, FEWEST_POINTS, "eight finite points of the %s");

  ConvergesTooSlowly() {
    super(
        Family.LOSS,
        "the level at which the run ends, still improving, was reached by good siblings in a"
            + " fraction of the steps",
        "the updates are too small for the number of steps",
        "the program's primary metric with at least eight finite points, and good siblings",
        "slow convergence of AUTOTRAINER (Zhang et al. 2021), as time to the same level (MLPerf's"
            + " time to quality)",
        Shortfall.limits(NOISES, TIMES, UNDER_WAY),
        List.of(Needs.SIBLINGS, METRIC));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries series = look.at(METRIC);
    PrimaryMetric primary = look.siblings().primary().orElseThrow();
    Curve curve = primary.lowerIsBetter(series.curve());
    OptionalDouble theirs =
        look.siblings()
            .median(primary.metric(), good -> stepsTo(curve.end(), primary.lowerIsBetter(good)));
    if (theirs.isEmpty()) {
      return look.notJudged(Lack.siblings("fewer than eight finite points of the " + series));
    }
    double times = stepsTo(curve.end(), curve) / Math.max(1, theirs.getAsDouble());
    double lately = curve.levelAt(0.5) - curve.end();
    double progress = curve.first() - curve.end();
    double limit = look.limit(TIMES);
    if (!(times > limit)
        || !(lately > look.limit(UNDER_WAY) * progress)
        || !(lately > look.limit(NOISES) * curve.endError())) {
      return look.clear();
    }
    return look.found(Shortfall.severity(look, Severity.MAJOR, Severity.MINOR), series)
        .because(
            times,
            limit,
            "good siblings reach this run's final %s of %.4g in %.0f steps, the run took %.1f times"
                + " as many",
            series,
            series.curve().end(),
            theirs.getAsDouble(),
            times);
  }

  private static double stepsTo(double level, Curve curve) {
    long step = curve.firstStepAtOrBelow(level);
    return (double) (step == Curve.NO_STEP ? curve.lastStep() : step) - curve.firstStep();
  }
}

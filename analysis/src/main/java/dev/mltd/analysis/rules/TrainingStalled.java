package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;
import java.util.OptionalDouble;

/** The run broke off long before its siblings, or its loss stands exactly still. */
public final class TrainingStalled extends Rule {
  static final Limit REACHED =
      new Limit(
          "reached",
          0.5,
          "share of the good siblings' median last step",
          "half: beyond ordinary differences of budget");
  static final Limit STILL =
      new Limit(
          "still",
          0.5,
          "share of the levels, up to the last, that are equal to the last digit",
          "half of the run: a loss of floating-point numbers always moves a little");
  private static final int FEWEST_POINTS = 16;

  /** A loss that fell to a tenth may be still because it is rounded, and has nothing to gain. */
  private static final double NOTHING_TO_GAIN = 0.1;

  TrainingStalled() {
    super(
        Family.SCHEDULE_AND_COST,
        "a run that did not finish stopped before half of its good siblings' steps, or the training"
            + " loss is exactly constant through the later half",
        "the time went on but the training did not",
        "training loss; for a run that broke off, good siblings",
        "NotYetStarted and stalled-run alarms of trackers such as W&B, made relative to siblings",
        List.of(REACHED, STILL),
        List.of(Needs.TRAIN_LOSS));
  }

  @Override
  protected Finding judge(Look look) {
    MeasuredSeries training = look.at(Needs.TRAIN_LOSS);
    Curve loss = training.curve();
    OptionalDouble usual = look.siblings().median(training.metric(), Curve::lastStep);
    double limit = look.limit(REACHED) * usual.orElse(Double.NaN);
    if (!look.run().status().countsAsComplete() && loss.lastStep() < limit) {
      return look.found(brokenOff(look.run(), look.siblings()), training)
          .from(loss.lastStep())
          .because(
              (double) loss.lastStep(),
              limit,
              "the run is %s and its %s ends at step %d, that of good siblings at %.0f",
              look.run().status(),
              training,
              loss.lastStep(),
              usual.getAsDouble());
    }
    if (loss.finite() < FEWEST_POINTS) {
      return look.notJudged(
          Lack.points(
              List.of(training), FEWEST_POINTS, "sixteen finite points of the training loss"));
    }
    double still = still(loss.levels());
    boolean nothingToGain = loss.end() >= 0 && loss.end() <= NOTHING_TO_GAIN * loss.first();
    if (still < look.limit(STILL) || nothingToGain || !loss.endsFinite()) {
      return look.clear();
    }
    return look.found(Harm.atMost(Severity.CRITICAL, look), training)
        .from(loss.levelSteps()[(int) ((1 - still) * loss.levels().length)])
        .because(
            still,
            look.limit(STILL),
            "the %s stands at exactly %.6g for the last %.0f %% of the points",
            training,
            loss.end(),
            100 * still);
  }

  /** A run that failed delivers what it had; one that was stopped, or still runs, was meant to. */
  private static Severity brokenOff(MeasuredRun run, Siblings siblings) {
    if (run.status() != RunStatus.FAILED) {
      return Severity.INFO;
    }
    boolean delivers =
        siblings.primarySeries(run).stream()
            .flatMapToDouble(series -> siblings.regret(series, series.curve().end()).stream())
            .anyMatch(regret -> regret <= Shortfall.REGRET.standard());
    return delivers ? Severity.MINOR : Severity.MAJOR;
  }

  /** Share of the levels, from the last back, that equal it. */
  private static double still(double[] levels) {
    int equal = 0;
    while (equal < levels.length
        && levels[levels.length - 1 - equal] == levels[levels.length - 1]) {
      equal++;
    }
    return (double) equal / levels.length;
  }
}

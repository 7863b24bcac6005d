package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import java.util.Optional;

/**
 * How little a run delivers. An oddity in gradients, units or schedule is an illness only in a run
 * that came to harm, whatever the oddity looks like.
 */
public enum Harm {
  /** As good as its good siblings, or nothing known against it. */
  NOT_SEEN(Severity.MINOR),
  /** Materially worse than its good siblings. */
  FALLS_SHORT(Severity.MAJOR),
  /** Not finite at the end, or hardly better than where it started. */
  USELESS(Severity.CRITICAL);

  /** Share of its first value below which a descent of a loss counts as none. */
  static final double HARDLY = 0.02;

  /** Deviations, of noise or between replicates, beyond which a difference is more than chance. */
  static final double DEVIATIONS = 3;

  /** Accuracy that is of use whatever the loss did. */
  static final double ACCURATE = 0.9;

  /** Accuracy below which most examples are wrong. */
  static final double GUESSED = 0.5;

  /** Points of a loss below which its descent is not judged. */
  static final int FEWEST_POINTS = 3;

  private final Severity worst;

  Harm(Severity worst) {
    this.worst = worst;
  }

  /** A severity, held down to what the harm to the run allows. */
  public Severity atMost(Severity howBad) {
    return Severity.lesser(howBad, worst);
  }

  /** A severity, held down to what the harm to the run that is looked at allows. */
  static Severity atMost(Severity howBad, Look look) {
    return of(look.run(), look.siblings()).atMost(howBad);
  }

  /**
   * The harm to a run by its primary metric against its good siblings, and without those by its own
   * loss. A run that was stopped is compared with where its siblings stood at that step.
   */
  public static Harm of(MeasuredRun run, Siblings siblings) {
    Optional<MeasuredSeries> primary = siblings.primarySeries(run);
    if (siblings.present() && primary.filter(found -> !found.curve().endsFinite()).isPresent()) {
      return USELESS;
    }
    return Shortfall.of(run, siblings)
        .map(
            shortfall ->
                switch (shortfall.severity(Limit::standard)) {
                  case INFO, MINOR -> NOT_SEEN;
                  case MAJOR -> FALLS_SHORT;
                  case CRITICAL -> USELESS;
                })
        .orElseGet(() -> byItself(run));
  }

  private static Harm byItself(MeasuredRun run) {
    if (run.status() != RunStatus.RUNNING && guesses(run)) {
      return USELESS;
    }
    Optional<MeasuredSeries> loss = run.trainLoss().or(() -> run.evaluation(Metric.LOSS));
    if (loss.isEmpty()) {
      return NOT_SEEN;
    }
    Curve curve = loss.get().curve();
    if (!curve.endsFinite()) {
      return USELESS;
    }
    if (curve.finite() < FEWEST_POINTS || run.status() == RunStatus.RUNNING || accurate(run)) {
      return NOT_SEEN;
    }
    double hardly = Math.max(DEVIATIONS * curve.noise(), HARDLY * Math.abs(curve.first()));
    return curve.first() == 0 || curve.first() - curve.end() > hardly ? NOT_SEEN : USELESS;
  }

  /** Ends with most examples wrong, and no fewer than at first, whatever its loss did. */
  private static boolean guesses(MeasuredRun run) {
    return run.evaluation(Metric.ACCURACY)
        .map(MeasuredSeries::curve)
        .filter(curve -> curve.finite() >= FEWEST_POINTS && curve.end() < GUESSED)
        .filter(
            curve -> curve.end() - curve.first() <= Math.max(DEVIATIONS * curve.noise(), HARDLY))
        .isPresent();
  }

  /** A run that was perfect from the start has a loss that cannot fall. */
  private static boolean accurate(MeasuredRun run) {
    return run.evaluation(Metric.ACCURACY)
        .or(() -> run.find(Metric.TRAIN_ACCURACY))
        .filter(accuracy -> accuracy.curve().end() >= ACCURATE)
        .isPresent();
  }
}

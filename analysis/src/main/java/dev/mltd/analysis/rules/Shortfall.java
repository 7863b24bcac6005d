package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * By how much a run's primary metric falls short of the good siblings'. A run that ended by itself
 * answers for its end, together with its replicates, of which several tell more surely than one
 * whether it was luck; one that was stopped, or still runs, only for what they had reached by then.
 *
 * @param series of the primary metric
 * @param reference what the good siblings reached, in the metric's own unit
 * @param regret shortfall as a share of all that they achieved: 0 as good, 1 no better than a start
 * @param relative shortfall as a share of the reference itself
 * @param errors shortfall in standard errors of the comparison
 */
record Shortfall(
    MeasuredSeries series, double reference, double regret, double relative, double errors) {

  static final Limit REGRET =
      new Limit(
          "material_regret",
          0.02,
          "share of what good siblings achieved",
          "twice the regret of 95 % of the healthy runs on two DeepOBS problems and on AlgoPerf's"
              + " criteo1tb and fastmri");
  static final Limit RELATIVE =
      new Limit(
          "material_difference",
          0.05,
          "share of the good siblings' primary metric",
          "a difference worth reporting; a healthy run of a DeepOBS grid is within 5 % of"
              + " the best");
  static final Limit ERRORS =
      new Limit("sure_errors", 3, "standard errors", "three: one chance in a thousand");
  static final Limit USELESS =
      new Limit(
          "useless_regret",
          0.9,
          "share of what good siblings achieved",
          "nine tenths missing: hardly better than a model that was not trained");

  /** The limits of a rule whose severity depends on the shortfall, after its own. */
  static List<Limit> limits(Limit... own) {
    return Stream.concat(Arrays.stream(own), Stream.of(REGRET, RELATIVE, ERRORS, USELESS)).toList();
  }

  /**
   * Deviations by which the middle of the best quarter of equals is ahead of them by luck alone:
   * the quantile of an eighth of the normal distribution.
   */
  private static final double SELECTION = 1.15;

  /** Standard error of a median per that of a mean, of normal values: the root of pi / 2. */
  private static final double MEDIAN_TO_MEAN = 1.2533;

  /** Points below which a curve's bends are its descent rather than its noise. */
  private static final int FEWEST_FOR_NOISE = 8;

  /** The shortfall of the run that is looked at. */
  static Optional<Shortfall> of(Look look) {
    return of(look.run(), look.siblings());
  }

  /** The shortfall of a run; empty without good siblings or without the primary metric. */
  static Optional<Shortfall> of(MeasuredRun run, Siblings siblings) {
    return siblings
        .primarySeries(run)
        .filter(series -> siblings.present() && series.curve().finite() > 0)
        .flatMap(series -> of(run, series, siblings));
  }

  private static Optional<Shortfall> of(MeasuredRun run, MeasuredSeries series, Siblings siblings) {
    boolean answersForItsEnd = run.status().countsAsComplete();
    Curve curve = series.curve();
    OptionalDouble reference =
        siblings.median(
            series.metric(),
            answersForItsEnd ? Curve::end : good -> good.levelAtStep(curve.lastStep()));
    OptionalDouble own = siblings.regret(series, curve.end());
    if (reference.isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    if (!curve.endsFinite()) {
      double infinite = Double.POSITIVE_INFINITY;
      return Optional.of(
          new Shortfall(
              series, reference.getAsDouble(), Math.max(1, own.getAsDouble()), infinite, infinite));
    }
    double theirs = siblings.regret(series, reference.getAsDouble()).orElse(Double.NaN);
    double sign = series.direction() == Direction.MAXIMISE ? -1 : 1;
    double gap = sign * (curve.end() - reference.getAsDouble());
    double known = siblings.yardstick().replicateNoise();
    double noise = Double.isNaN(known) ? 0 : known;
    double error = Math.hypot(endError(series, siblings), noise);
    double alone = (gap - SELECTION * noise) / error;
    return Optional.of(
            new Shortfall(
                series,
                reference.getAsDouble(),
                own.getAsDouble() - theirs,
                gap / Math.abs(reference.getAsDouble()),
                answersForItsEnd
                    ? Math.max(
                        alone, together(run, siblings, sign * reference.getAsDouble(), error))
                    : alone))
        .filter(shortfall -> !Double.isNaN(shortfall.regret));
  }

  /** The shortfall of the median of all replicates, in its standard errors; 0 of a run alone. */
  private static double together(
      MeasuredRun run, Siblings siblings, double reference, double error) {
    double noise = siblings.yardstick().replicateNoise();
    return siblings
        .yardstick()
        .replicates(run.group())
        .filter(known -> known.runs() > 1 && noise > 0)
        .map(
            known ->
                (known.end() - reference - SELECTION * noise)
                    / (MEDIAN_TO_MEAN * error / Math.sqrt(known.runs())))
        .orElse(0.0);
  }

  /**
   * Of an end as good runs reach it: a run that shakes more than they do is worse for it, and not
   * less surely so.
   */
  private static double endError(MeasuredSeries series, Siblings siblings) {
    double own = series.curve().endError();
    double theirs = siblings.median(series.metric(), Curve::endError).orElse(own);
    return series.curve().finite() >= FEWEST_FOR_NOISE ? Math.min(own, theirs) : theirs;
  }

  /**
   * How bad it is: MINOR of a run that delivers what good runs deliver.
   *
   * @param value in force of each limit
   */
  Severity severity(ToDoubleFunction<Limit> value) {
    boolean material =
        regret > value.applyAsDouble(REGRET)
            && relative > value.applyAsDouble(RELATIVE)
            && errors > value.applyAsDouble(ERRORS);
    return !material
        ? Severity.MINOR
        : regret > value.applyAsDouble(USELESS) ? Severity.CRITICAL : Severity.MAJOR;
  }

  /**
   * The severity of a symptom: no worse than the shortfall, where that is known.
   *
   * @param worst of the symptom, however large the shortfall
   * @param alone of the symptom when the shortfall is not known
   */
  static Severity severity(Look look, Severity worst, Severity alone) {
    return of(look).map(known -> Severity.lesser(worst, known.severity(look::limit))).orElse(alone);
  }
}

package dev.mltd.analysis.siblings;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.LayerLevels;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How a run stands beside its good siblings: measures that tell causes apart whether or not a rule
 * finds them remarkable. A shortfall is a regret, see {@link Siblings#regret}: 0 is as good, 1 no
 * better than a start. A ratio is a power of ten: 0 is alike, 1 ten times as much.
 */
public enum Standing {
  /** Shortfall of the training loss at its end. */
  TRAINING_SHORTFALL((run, siblings) -> shortfall(run.trainLoss(), siblings, Curve::end)),
  /** Shortfall of the training loss a quarter of the way through the run, at the same step. */
  EARLY_TRAINING_SHORTFALL(
      MeasuredRun::trainLoss,
      (loss, siblings) -> {
        Curve curve = loss.curve();
        long quarter = curve.firstStep() + (curve.lastStep() - curve.firstStep()) / 4;
        return siblings.regret(loss, curve.levelAtStep(quarter), good -> good.levelAtStep(quarter));
      }),
  /** Shortfall of the primary metric on the training split at its end. */
  TRAINING_SCORE_SHORTFALL(
      (run, siblings) ->
          shortfall(
              siblings.primary().flatMap(primary -> run.find(primary.metric().on(Split.TRAIN))),
              siblings,
              Curve::end)),
  /** Shortfall of the validation (or test) loss at its end. */
  VALIDATION_SHORTFALL(
      (run, siblings) -> shortfall(run.evaluation(Metric.LOSS), siblings, Curve::end)),
  /** Shortfall of the validation (or test) loss at its lowest. */
  BEST_VALIDATION_SHORTFALL(
      (run, siblings) -> shortfall(run.evaluation(Metric.LOSS), siblings, Curve::lowestLevel)),
  /** Shortfall of the validation loss beyond twice that of the training loss. */
  GENERALISATION_SHORTFALL(
      (run, siblings) -> {
        OptionalDouble training = TRAINING_SHORTFALL.measure.apply(run, siblings);
        OptionalDouble validation = VALIDATION_SHORTFALL.measure.apply(run, siblings);
        return training.isPresent() && validation.isPresent()
            ? finite(validation.getAsDouble() - 2 * training.getAsDouble())
            : OptionalDouble.empty();
      }),
  /** Shortfall of the primary metric at its end. */
  SCORE_SHORTFALL((run, siblings) -> shortfall(siblings.primarySeries(run), siblings, Curve::end)),
  /** Ratio of the first training loss to the typical first one of the program. */
  FIRST_LOSS(
      MeasuredRun::trainLoss,
      (loss, siblings) -> {
        Map<Metric, Double> initial = siblings.yardstick().initial();
        return ratio(
            loss.curve().first(),
            OptionalDouble.of(initial.getOrDefault(loss.metric(), Double.NaN)));
      }),
  /** Ratio of the noise of the training loss to that of good siblings. */
  NOISE(
      MeasuredRun::trainLoss,
      (loss, siblings) ->
          ratio(loss.curve().noise(), siblings.median(loss.metric(), Curve::noise))),
  /** Ratio of the length of the run, in steps, to that of good siblings. */
  LENGTH(
      MeasuredRun::trainLoss,
      (loss, siblings) ->
          ratio((double) loss.curve().lastStep(), siblings.median(loss.metric(), Curve::lastStep))),
  /** Share of the descent of the training loss that came in the last quarter of the run. */
  LATE_DESCENT(
      MeasuredRun::trainLoss,
      (loss, siblings) ->
          perDescent(loss.curve(), loss.curve().levelAt(0.75) - loss.curve().end())),
  /** Rise of the validation (or test) loss after its lowest, per descent until there. */
  LATE_RISE(
      run -> run.evaluation(Metric.LOSS),
      (loss, siblings) ->
          perDescent(loss.curve(), loss.curve().end() - loss.curve().lowestLevel())),
  /** Ratio of the gradient norm of the typical layer to that of good siblings. */
  GRADIENTS((run, siblings) -> layers(run, siblings, Metric.GRADIENT_NORM)),
  /** Ratio of the update-to-weight ratio of the typical layer to that of good siblings. */
  UPDATES((run, siblings) -> layers(run, siblings, Metric.UPDATE_RATIO)),
  /** Ratio of the weight norm of the typical layer to that of good siblings. */
  WEIGHTS((run, siblings) -> layers(run, siblings, Metric.WEIGHT_NORM));

  /** Beyond this a measure says no more than that it is far off. */
  private static final double FAR = 10;

  @SuppressWarnings("ImmutableEnumChecker") // A function of its arguments alone.
  private final BiFunction<MeasuredRun, Siblings, OptionalDouble> measure;

  Standing(BiFunction<MeasuredRun, Siblings, OptionalDouble> measure) {
    this.measure = measure;
  }

  /** A measure of one series, which a run may lack. */
  Standing(
      Function<MeasuredRun, Optional<MeasuredSeries>> recorded,
      BiFunction<MeasuredSeries, Siblings, OptionalDouble> measure) {
    this(
        (run, siblings) ->
            measured(recorded.apply(run), series -> measure.apply(series, siblings)));
  }

  /** The name under which it is published. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * All measures of a run that can be taken, each between -10 and 10; those that lack their curves
   * or siblings are left out.
   */
  public static Map<Standing, Double> of(MeasuredRun run, Siblings siblings) {
    Map<Standing, Double> measures = new EnumMap<>(Standing.class);
    for (Standing standing : values()) {
      standing
          .measure
          .apply(run, siblings)
          .ifPresent(value -> measures.put(standing, Math.max(-FAR, Math.min(FAR, value))));
    }
    return measures;
  }

  /** A measure of what a run may lack. */
  private static <T> OptionalDouble measured(
      Optional<T> recorded, Function<T, OptionalDouble> measure) {
    return recorded.map(measure).orElseGet(OptionalDouble::empty);
  }

  private static OptionalDouble shortfall(
      Optional<MeasuredSeries> series, Siblings siblings, ToDoubleFunction<Curve> measure) {
    return measured(series, one -> siblings.regret(one, measure.applyAsDouble(one.curve())));
  }

  private static OptionalDouble layers(MeasuredRun run, Siblings siblings, Metric metric) {
    return measured(
        LayerLevels.of(run, metric),
        own -> ratio(own.median(), siblings.medianOfLayers(metric, LayerLevels::median)));
  }

  private static OptionalDouble perDescent(Curve curve, double difference) {
    return finite(difference / (curve.first() - curve.lowestLevel()));
  }

  private static OptionalDouble ratio(double own, OptionalDouble theirs) {
    return theirs.isPresent() ? finite(Math.log10(own / theirs.getAsDouble())) : theirs;
  }

  /** An infinite ratio is far off; what is no number is not measured. */
  private static OptionalDouble finite(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}

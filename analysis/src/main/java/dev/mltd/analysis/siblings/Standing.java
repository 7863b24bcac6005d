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
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How a run stands beside its good siblings: measures that tell causes apart whether or not a rule
 * finds them remarkable. A shortfall is a regret, see {@link Siblings#regret}: 0 is as good, 1 no
 * better than a start. A ratio is a power of ten: 0 is alike, 1 ten times as much.
 */
public enum Standing {
  /** Shortfall of the training loss at its end. */
  TRAINING_SHORTFALL {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return shortfall(run.trainLoss(), siblings, Curve::end);
    }
  },
  /** Shortfall of the training loss a quarter of the way through the run, at the same step. */
  EARLY_TRAINING_SHORTFALL {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return measured(
          run.trainLoss(),
          series -> {
            Curve curve = series.curve();
            long quarter = curve.firstStep() + (curve.lastStep() - curve.firstStep()) / 4;
            return siblings.regret(
                series, curve.levelAtStep(quarter), good -> good.levelAtStep(quarter));
          });
    }
  },
  /** Shortfall of the primary metric on the training split at its end. */
  TRAINING_SCORE_SHORTFALL {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return shortfall(
          siblings.primary().flatMap(primary -> run.find(primary.metric().on(Split.TRAIN))),
          siblings,
          Curve::end);
    }
  },
  /** Shortfall of the validation (or test) loss at its end. */
  VALIDATION_SHORTFALL {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return shortfall(run.evaluation(Metric.LOSS), siblings, Curve::end);
    }
  },
  /** Shortfall of the validation (or test) loss at its lowest. */
  BEST_VALIDATION_SHORTFALL {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return shortfall(run.evaluation(Metric.LOSS), siblings, Curve::lowestLevel);
    }
  },
  /** Shortfall of the validation loss beyond twice that of the training loss. */
  GENERALISATION_SHORTFALL {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      OptionalDouble training = TRAINING_SHORTFALL.measure(run, siblings);
      OptionalDouble validation = VALIDATION_SHORTFALL.measure(run, siblings);
      return training.isPresent() && validation.isPresent()
          ? finite(validation.getAsDouble() - 2 * training.getAsDouble())
          : OptionalDouble.empty();
    }
  },
  /** Shortfall of the primary metric at its end. */
  SCORE_SHORTFALL {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return shortfall(siblings.primarySeries(run), siblings, Curve::end);
    }
  },
  /** Ratio of the first training loss to the typical first one of the program. */
  FIRST_LOSS {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return measured(
          run.trainLoss(),
          series ->
              ratio(
                  series.curve().first(),
                  OptionalDouble.of(
                      siblings.yardstick().initial().getOrDefault(series.metric(), Double.NaN))));
    }
  },
  /** Ratio of the noise of the training loss to that of good siblings. */
  NOISE {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return measured(
          run.trainLoss(),
          series -> ratio(series.curve().noise(), siblings.median(series.metric(), Curve::noise)));
    }
  },
  /** Ratio of the length of the run, in steps, to that of good siblings. */
  LENGTH {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return measured(
          run.trainLoss(),
          series ->
              ratio(
                  (double) series.curve().lastStep(),
                  siblings.median(series.metric(), Curve::lastStep)));
    }
  },
  /** Share of the descent of the training loss that came in the last quarter of the run. */
  LATE_DESCENT {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return measured(
          run.trainLoss(),
          series -> {
            Curve curve = series.curve();
            double descent = curve.first() - curve.lowestLevel();
            return finite((curve.levelAt(0.75) - curve.end()) / descent);
          });
    }
  },
  /** Rise of the validation (or test) loss after its lowest, per descent until there. */
  LATE_RISE {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return measured(
          run.evaluation(Metric.LOSS),
          series -> {
            Curve curve = series.curve();
            double descent = curve.first() - curve.lowestLevel();
            return finite((curve.end() - curve.lowestLevel()) / descent);
          });
    }
  },
  /** Ratio of the gradient norm of the typical layer to that of good siblings. */
  GRADIENTS {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return layers(run, siblings, Metric.GRADIENT_NORM);
    }
  },
  /** Ratio of the update-to-weight ratio of the typical layer to that of good siblings. */
  UPDATES {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return layers(run, siblings, Metric.UPDATE_RATIO);
    }
  },
  /** Ratio of the weight norm of the typical layer to that of good siblings. */
  WEIGHTS {
    @Override
    OptionalDouble measure(MeasuredRun run, Siblings siblings) {
      return layers(run, siblings, Metric.WEIGHT_NORM);
    }
  };

  /** Beyond this a measure says no more than that it is far off. */
  private static final double FAR = 10;

  abstract OptionalDouble measure(MeasuredRun run, Siblings siblings);

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
          .measure(run, siblings)
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

  private static OptionalDouble ratio(double own, OptionalDouble theirs) {
    return theirs.isPresent() ? finite(Math.log10(own / theirs.getAsDouble())) : theirs;
  }

  /** An infinite ratio is far off; what is no number is not measured. */
  private static OptionalDouble finite(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}

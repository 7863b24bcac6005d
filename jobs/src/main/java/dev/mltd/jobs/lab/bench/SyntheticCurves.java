package dev.mltd.jobs.lab.bench;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import java.util.SplittableRandom;

/** The curves of one made-up run, all of which tell of the same fate. */
final class SyntheticCurves {
  private static final double INITIAL_LOSS = 2.3;
  private static final double LOWEST_LOSS = 0.2;

  private final int points;
  private final Fate fate;
  private final SplittableRandom random;

  /** The share of the way, 0 to 1, at which things go wrong. */
  private final double turn;

  SyntheticCurves(int points, Fate fate, SplittableRandom random) {
    this.points = points;
    this.fate = fate;
    this.random = random;
    this.turn = 0.2 + 0.5 * random.nextDouble();
  }

  /**
   * The values of a metric.
   *
   * @param depth of the layer, 0 (first) to 1 (last, or the whole model)
   */
  double[] of(Metric metric, double learningRate, double depth) {
    boolean train = metric.split() != Split.VALIDATION;
    double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      double progress = (i + 1.0) / points;
      double value =
          switch (metric.name()) {
            case Metric.LOSS -> loss(progress, train);
            case Metric.ACCURACY -> Math.exp(-loss(progress, train));
            case "learning_rate" -> learningRate * (0.01 + 0.99 * (1 - progress));
            case "dead_units" -> Math.max(0, 0.02 * random.nextGaussian());
            case "weight_norm" -> 10 * depth + progress + noise(0.01);
            default -> depth * (0.1 + Math.abs(loss(progress, true))) * (1 + noise(0.2));
          };
      // Trainers compute in single precision, and that is what their logs hold.
      values[i] = fate == Fate.BLOWS_UP && progress > turn ? Double.NaN : (float) value;
    }
    return values;
  }

  private double loss(double progress, boolean train) {
    double rate = fate == Fate.CRAWLS ? 0.3 : 8;
    double level = LOWEST_LOSS + (INITIAL_LOSS - LOWEST_LOSS) * Math.exp(-rate * progress);
    double late = Math.max(0, progress - turn);
    if (fate == Fate.DIVERGES) {
      level += 5 * late;
    } else if (fate == Fate.OVERFITS) {
      level += train ? -0.1 * late : late;
    } else if (fate == Fate.SPIKES && random.nextDouble() < 0.005) {
      level += 3;
    }
    return (train ? level : level + 0.1) * (1 + noise(train ? 0.05 : 0.02));
  }

  private double noise(double deviation) {
    return deviation * random.nextGaussian();
  }
}

package dev.mltd.analysis.measure;

import dev.mltd.analysis.stats.Quantile;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Measures one series in a few passes over its finite values. Everything but those passes works on
 * bounded samples, so that a long series costs little more than reading it.
 */
final class CurveMeasurement {
  /** Second differences that the noise is estimated from, evenly spread; 2 % standard error. */
  private static final int NOISE_SAMPLE = 4096;

  /** Points of a bin whose median is its level. */
  private static final int BIN_SAMPLE = 63;

  private static final int END_POINTS = 10;
  private static final double AT_MAXIMUM = 1e-3;

  private final long[] steps;
  private final double[] values;

  CurveMeasurement(long[] steps, double[] values) {
    if (steps.length == 0 || steps.length != values.length) {
      throw new IllegalArgumentException(
          "a curve needs as many values as steps, at least one: got %d and %d"
              .formatted(values.length, steps.length));
    }
    this.steps = steps;
    this.values = values;
  }

  Curve curve() {
    int points = values.length;
    double[] finiteValues = values;
    long[] finiteSteps = steps;
    int finite = 0;
    int zeroPoints = 0;
    long firstNonFinite = Curve.NO_STEP;
    for (int i = 0; i < points; i++) {
      if (Double.isFinite(values[i])) {
        finite++;
        zeroPoints += values[i] == 0 ? 1 : 0;
      } else if (firstNonFinite == Curve.NO_STEP) {
        firstNonFinite = steps[i];
      }
    }
    if (finite < points) {
      int[] places = IntStream.range(0, points).filter(i -> Double.isFinite(values[i])).toArray();
      finiteValues = Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
      finiteSteps = Arrays.stream(places).mapToLong(i -> steps[i]).toArray();
    }
    int trailing = 0;
    while (trailing < points && !Double.isFinite(values[points - 1 - trailing])) {
      trailing++;
    }

    int minimumAt = 0;
    int maximumAt = 0;
    int turning = 0;
    double resolution = Double.POSITIVE_INFINITY;
    for (int i = 1; i < finite; i++) {
      double value = finiteValues[i];
      if (value < finiteValues[minimumAt]) {
        minimumAt = i;
      }
      if (value > finiteValues[maximumAt]) {
        maximumAt = i;
      }
      double change = value - finiteValues[i - 1];
      if (change != 0) {
        resolution = Math.min(resolution, Math.abs(change));
      }
      if (i + 1 < finite && change * (finiteValues[i + 1] - value) < 0) {
        turning++;
      }
    }
    double minimum = finite == 0 ? Double.NaN : finiteValues[minimumAt];
    double maximum = finite == 0 ? Double.NaN : finiteValues[maximumAt];
    double noise = noise(finiteValues, finite, resolution);

    int bins = Math.min(Curve.LEVELS, points);
    long[] levelSteps = new long[bins];
    double[] levels = new double[bins];
    int[] binEnds = new int[bins];
    double[] sample = new double[BIN_SAMPLE];
    for (int bin = 0; bin < bins; bin++) {
      int from = (int) ((long) bin * points / bins);
      int to = (int) ((long) (bin + 1) * points / bins);
      binEnds[bin] = to;
      levelSteps[bin] = steps[to - 1];
      levels[bin] = level(from, to, sample);
    }
    Spikes spikes = new Spikes(noise);
    for (int bin = 1; bin < bins; bin++) {
      double around = higher(levels[bin - 1], levels[bin]);
      spikes.look(binEnds[bin - 1], binEnds[bin], around);
    }

    int atMaximum = 0;
    double nearMaximum = maximum - AT_MAXIMUM * Math.abs(maximum);
    for (int i = 0; i < finite; i++) {
      if (finiteValues[i] >= nearMaximum) {
        atMaximum++;
      }
    }
    return new Curve(
        points,
        finite,
        steps[0],
        steps[points - 1],
        firstNonFinite,
        finite == 0 ? Curve.NO_STEP : finiteSteps[finite - 1],
        trailing,
        finite == 0 ? Double.NaN : finiteValues[0],
        finite == 0 ? Double.NaN : finiteValues[finite - 1],
        end(finiteValues, finite),
        minimum,
        finite == 0 ? Curve.NO_STEP : finiteSteps[minimumAt],
        maximum,
        finite == 0 ? Curve.NO_STEP : finiteSteps[maximumAt],
        noise,
        finite < 3 ? 0 : (double) turning / (finite - 2),
        spikes.count,
        spikes.largest,
        spikes.largestStep,
        spikes.lastStep,
        (double) zeroPoints / points,
        finite == 0 ? 0 : (double) atMaximum / finite,
        levelSteps,
        levels);
  }

  private static double noise(double[] finiteValues, int finite, double resolution) {
    int differences = finite - 2;
    if (differences < 1) {
      return 0;
    }
    int sampled = Math.min(differences, NOISE_SAMPLE);
    double[] magnitudes = new double[sampled];
    for (int k = 0; k < sampled; k++) {
      int i = spread(k, sampled, differences);
      // Halves keep the sum of two large values finite.
      double bend = finiteValues[i] / 2 - finiteValues[i + 1] + finiteValues[i + 2] / 2;
      magnitudes[k] = Math.min(2 * Math.abs(bend), Double.MAX_VALUE);
    }
    double mad = Quantile.medianInPlace(magnitudes, 0, sampled);
    double floor = Double.isInfinite(resolution) ? 0 : resolution / Math.sqrt(12);
    return Math.max(mad * Quantile.MAD_TO_DEVIATION / Math.sqrt(6), floor);
  }

  /** Where the {@code k}-th of a sample stands that is spread evenly over {@code all}. */
  private static int spread(int k, int sampled, int all) {
    // Most series are short enough to be looked at whole, and a division costs more than the rest.
    return sampled == all ? k : (int) ((long) k * all / sampled);
  }

  private double level(int from, int to, double[] sample) {
    int wanted = Math.min(to - from, BIN_SAMPLE);
    int taken = 0;
    for (int k = 0; k < wanted; k++) {
      double value = values[from + spread(k, wanted, to - from)];
      if (Double.isFinite(value)) {
        sample[taken++] = value;
      }
    }
    return Quantile.medianInPlace(sample, 0, taken);
  }

  private static double end(double[] finiteValues, int finite) {
    int taken = Math.min(finite, endPoints(finite));
    double[] tail = Arrays.copyOfRange(finiteValues, finite - taken, finite);
    return Quantile.medianInPlace(tail, 0, taken);
  }

  /** How many of the finite points, at least one, make up the end. */
  static int endPoints(int finite) {
    return Math.max(1, Math.min(END_POINTS, finite / 10));
  }

  private static double higher(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
  }

  private final class Spikes {
    private final double threshold;
    private int count;
    private double largest;
    private long largestStep = Curve.NO_STEP;
    private long lastStep = Curve.NO_STEP;
    private boolean inside;

    Spikes(double noise) {
      threshold = Curve.SPIKE_NOISES * noise;
    }

    void look(int from, int to, double around) {
      for (int i = from; i < to; i++) {
        double height = values[i] - around;
        if (height > threshold && Double.isFinite(height) && threshold > 0) {
          if (!inside) {
            count++;
          }
          inside = true;
          lastStep = steps[i];
          if (height > largest) {
            largest = height;
            largestStep = steps[i];
          }
        } else {
          inside = false;
        }
      }
    }
  }
}

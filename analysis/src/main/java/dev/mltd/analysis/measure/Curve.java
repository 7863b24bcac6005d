package dev.mltd.analysis.measure;

import dev.mltd.analysis.stats.Quantile;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import org.apache.commons.lang3.ArrayUtils;

/**
 * A series measured once: everything that is later asked about it, in bounded space. All levels are
 * in the series' own unit and come from its finite values only; when it has none they are NaN.
 *
 * @param points all points, non-finite ones included
 * @param finite finite points
 * @param firstStep step of the first point
 * @param lastStep step of the last point
 * @param firstNonFiniteStep step of the first NaN or infinity, {@link #NO_STEP} without one
 * @param lastFiniteStep step of the last finite point, {@link #NO_STEP} without one
 * @param trailingNonFinite non-finite points after the last finite one
 * @param first first finite value
 * @param last last finite value
 * @param end median of the last tenth of the finite values (1 to 10 of them)
 * @param minimum smallest value
 * @param minimumStep where it stands first
 * @param maximum largest value
 * @param maximumStep where it stands first
 * @param noise robust standard deviation of a value about its local straight line: MAD of second
 *     differences / (0.6745 sqrt 6), at least the resolution of the values / sqrt 12
 * @param turns share of inner points, 0 to 1, at which the curve changes direction; 2/3 for white
 *     noise
 * @param spikes times that the curve left the levels around it upwards by more than {@link
 *     #SPIKE_NOISES} noises
 * @param largestSpike height of the largest above the levels around it, 0 without one
 * @param largestSpikeStep its step, {@link #NO_STEP} without one
 * @param lastSpikeStep step of the last, {@link #NO_STEP} without one
 * @param zeros share of points, 0 to 1, that are exactly zero
 * @param atMaximum share of finite points, 0 to 1, within a thousandth of the maximum
 * @param levelSteps up to {@link #LEVELS} increasing steps, at the ends of bins with equally many
 *     points
 * @param levels median of the finite points of each bin, NaN of a bin without one
 */
@SuppressWarnings("ArrayRecordComponent") // Measures are read, never compared with equals.
public record Curve(
    int points,
    int finite,
    long firstStep,
    long lastStep,
    long firstNonFiniteStep,
    long lastFiniteStep,
    int trailingNonFinite,
    double first,
    double last,
    double end,
    double minimum,
    long minimumStep,
    double maximum,
    long maximumStep,
    double noise,
    double turns,
    int spikes,
    double largestSpike,
    long largestSpikeStep,
    long lastSpikeStep,
    double zeros,
    double atMaximum,
    long[] levelSteps,
    double[] levels)
    implements Serializable {

  /** Stands for a step that does not exist. */
  public static final long NO_STEP = Long.MIN_VALUE;

  /** Bins of {@link #levels}. */
  public static final int LEVELS = 32;

  /** Noises above the levels around it that make a point a spike. */
  public static final double SPIKE_NOISES = 10;

  /**
   * Measures a series.
   *
   * @param steps strictly increasing, not empty
   * @param values as many, NaN and infinities allowed
   */
  public static Curve of(long[] steps, double[] values) {
    return new CurveMeasurement(steps, values).curve();
  }

  /** Whether any value was NaN or infinite. */
  public boolean hasNonFinite() {
    return finite < points;
  }

  /** Whether the series ended with a finite value. */
  public boolean endsFinite() {
    return finite > 0 && trailingNonFinite == 0;
  }

  /** Standard error of {@link #end}: that of a median of as many noisy values. */
  public double endError() {
    return noise * Math.sqrt(Math.PI / 2 / CurveMeasurement.endPoints(finite));
  }

  /** The lowest level: unlike the minimum, not the luck of one point. NaN without finite points. */
  public double lowestLevel() {
    return knownLevels().min().orElse(Double.NaN);
  }

  /** The step of the lowest level, {@link #NO_STEP} without one. */
  public long lowestLevelStep() {
    double lowest = lowestLevel();
    return Double.isNaN(lowest) ? NO_STEP : levelSteps[ArrayUtils.indexOf(levels, lowest)];
  }

  /** The highest level. NaN without finite points. */
  public double highestLevel() {
    return knownLevels().max().orElse(Double.NaN);
  }

  private DoubleStream knownLevels() {
    return Arrays.stream(levels).filter(level -> !Double.isNaN(level));
  }

  /** The median of the levels: where the curve spent its time. NaN without finite points. */
  public double typicalLevel() {
    return Quantile.median(knownLevels().toArray());
  }

  /**
   * The share of the finite levels in the later half of the points, 0 to 1, for which something
   * holds: how lasting it is. 0 without such levels.
   */
  public double laterShare(DoublePredicate holds) {
    return Arrays.stream(levels, levels.length / 2, levels.length)
        .filter(level -> !Double.isNaN(level))
        .map(level -> holds.test(level) ? 1 : 0)
        .average()
        .orElse(0);
  }

  /**
   * How far a positive curve grew for good: the largest ratio of the median level after a point to
   * the median level before it, the point lying between an eighth and seven eighths of the way.
   *
   * @return NaN with fewer than eight finite levels, or when the levels before a point are not
   *     positive
   */
  public double lastingGrowth() {
    double[] known = knownLevels().toArray();
    double[] reversed = known.clone();
    ArrayUtils.reverse(reversed);
    double[] mediansBefore = Quantile.runningMedians(known);
    double[] mediansAfter = Quantile.runningMedians(reversed);
    int eighth = known.length / 8;
    double largest = Double.NaN;
    for (int at = eighth; eighth > 0 && at <= known.length - eighth; at++) {
      double before = mediansBefore[at - 1];
      double after = mediansAfter[known.length - at - 1];
      if (before > 0 && !(after / before <= largest)) {
        largest = Math.min(after / before, Double.MAX_VALUE);
      }
    }
    return largest;
  }

  /** The level at a share of the way, 0 (first step) to 1 (last step). */
  public double levelAt(double share) {
    return levelAtStep(firstStep + Math.round(share * (lastStep - firstStep)));
  }

  /**
   * The level at a step, interpolated between bins; the first value before the first bin and the
   * last level after the last. NaN where the curve was not finite.
   */
  public double levelAtStep(long step) {
    if (step <= firstStep || levels.length == 0) {
      return first;
    }
    long stepBefore = firstStep;
    double before = first;
    for (int i = 0; i < levels.length; i++) {
      if (step <= levelSteps[i]) {
        if (levelSteps[i] == stepBefore) {
          return levels[i];
        }
        double share = (double) (step - stepBefore) / (levelSteps[i] - stepBefore);
        return before == levels[i] ? before : before * (1 - share) + levels[i] * share;
      }
      stepBefore = levelSteps[i];
      before = levels[i];
    }
    return before;
  }

  /** The lowest level of the bins that begin after a step; the last value when there is none. */
  public double lowestLevelAfter(long step) {
    double lowest = Double.NaN;
    for (int i = 1; i < levels.length; i++) {
      if (levelSteps[i - 1] >= step && !(levels[i] >= lowest)) {
        lowest = Double.isNaN(levels[i]) ? lowest : levels[i];
      }
    }
    return Double.isNaN(lowest) ? last : lowest;
  }

  /**
   * The step of the level from which the curve rose most to the next; {@link #NO_STEP} if never.
   */
  public long steepestRiseStep() {
    long step = NO_STEP;
    double steepest = 0;
    for (int i = 1; i < levels.length; i++) {
      if (levels[i] - levels[i - 1] > steepest) {
        steepest = levels[i] - levels[i - 1];
        step = levelSteps[i - 1];
      }
    }
    return step;
  }

  /** How much of the way from the first to the last step lies before a step, 0 to 1. */
  public double shareOfSteps(long step) {
    return lastStep == firstStep
        ? 1
        : ((double) step - firstStep) / ((double) lastStep - firstStep);
  }

  /** The first level step at which the level is at or below a value; {@link #NO_STEP} if never. */
  public long firstStepAtOrBelow(double value) {
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] <= value) {
        return levelSteps[i];
      }
    }
    return NO_STEP;
  }

  /** The same curve turned upside down, so that a metric to maximise reads like a loss. */
  public Curve negated() {
    return new Curve(
        points,
        finite,
        firstStep,
        lastStep,
        firstNonFiniteStep,
        lastFiniteStep,
        trailingNonFinite,
        -first,
        -last,
        -end,
        -maximum,
        maximumStep,
        -minimum,
        minimumStep,
        noise,
        turns,
        0,
        0,
        NO_STEP,
        NO_STEP,
        zeros,
        Double.NaN,
        levelSteps,
        Arrays.stream(levels).map(level -> -level).toArray());
  }
}

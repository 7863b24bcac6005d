package dev.mltd.analysis.imports.points;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.PointCounts;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.StepUnit;
import dev.mltd.analysis.measure.Curve;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Makes a series of points in the order of their file. A step that goes back is a restart, which
 * loses nothing: points at new steps are put in their place. Of points at one step the last counts;
 * those before it are repeats when equal to what followed (NaN equals NaN), else replaced. In tools
 * where a restart makes void what was logged after it, those points are replaced too. Fractional
 * steps become their ranks. A series that is too long is thinned.
 */
public final class SeriesBuilder {
  /** Points above which a series is thinned: 4 MB in memory, and more than any screen shows. */
  public static final int MOST_POINTS = 250_000;

  private final Points points;
  private final int mostPoints;
  private long restarts;
  private long repeats;
  private long replaced;
  private int kept;
  private long[] steps;
  private double[] values;
  private double[] seconds;

  private SeriesBuilder(Points points, int mostPoints) {
    this.points = points;
    this.mostPoints = mostPoints;
  }

  /**
   * Makes a series.
   *
   * @param points at least one
   * @param layer the layer (or class) that it belongs to; empty for the whole model
   */
  public static BuiltSeries build(Points points, Metric metric, String layer, Naming naming) {
    return build(points, metric, layer, naming, MOST_POINTS);
  }

  static BuiltSeries build(
      Points points, Metric metric, String layer, Naming naming, int mostPoints) {
    return new SeriesBuilder(points, mostPoints).build(metric, layer, naming);
  }

  private BuiltSeries build(Metric metric, String layer, Naming naming) {
    if (points.size() == 0) {
      throw new IllegalArgumentException(naming.rawName() + " has no points");
    }
    keepLastAtEachStep(points.isPreempting() ? orderOfValid() : order());
    OptionalDouble noise = OptionalDouble.empty();
    long thinned = 0;
    if (kept > mostPoints) {
      int[] chosen = Thinning.choose(values, mostPoints);
      thinned = (long) kept - chosen.length;
      if (thinned > 0) {
        noise = OptionalDouble.of(Curve.of(steps, values).noise());
        choose(chosen);
      }
    }
    Series series =
        new Series(
            metric,
            layer,
            naming,
            points.hasExactSteps() ? StepUnit.RANK : StepUnit.STEP,
            steps,
            values,
            seconds);
    return new BuiltSeries(
        series, new PointCounts(points.size(), kept, repeats, replaced, thinned, restarts), noise);
  }

  /** The points by step, those of one step in the order of the file: the sort is stable. */
  private int[] order() {
    int[] order = IntStream.range(0, points.size()).toArray();
    for (int i = 1; i < order.length; i++) {
      restarts += points.compareSteps(i, i - 1) < 0 ? 1 : 0;
    }
    return restarts == 0
        ? order
        : Arrays.stream(order)
            .boxed()
            .sorted(points::compareSteps)
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** The points that no later one makes void; those are replaced. */
  private int[] orderOfValid() {
    int[] order = new int[points.size()];
    int valid = 0;
    for (int i = 0; i < order.length; i++) {
      if (i > 0 && points.compareSteps(i, i - 1) < 0) {
        restarts++;
        while (valid > 0 && points.compareSteps(order[valid - 1], i) >= 0) {
          valid--;
          replaced++;
        }
      }
      order[valid++] = i;
    }
    return Arrays.copyOf(order, valid);
  }

  private void keepLastAtEachStep(int[] order) {
    steps = new long[order.length];
    values = new double[order.length];
    seconds = new double[points.hasSeconds() ? order.length : 0];
    kept = 0;
    for (int i = 0; i < order.length; i++) {
      int point = order[i];
      double value = points.valueAt(point);
      if (i > 0 && points.compareSteps(point, order[i - 1]) == 0) {
        kept--;
        // Not Double.compare: it holds 0.0 and -0.0 to be different.
        if (values[kept] == value || (Double.isNaN(values[kept]) && Double.isNaN(value))) {
          repeats++;
          kept++;
          continue;
        }
        replaced++;
      }
      steps[kept] = points.hasExactSteps() ? kept : points.wholeStepAt(point);
      values[kept] = value;
      if (seconds.length > 0) {
        seconds[kept] = points.secondsAt(point);
      }
      kept++;
    }
    if (kept < order.length) {
      steps = Arrays.copyOf(steps, kept);
      values = Arrays.copyOf(values, kept);
      seconds = Arrays.copyOf(seconds, Math.min(seconds.length, kept));
    }
  }

  private void choose(int[] chosen) {
    steps = Arrays.stream(chosen).mapToLong(i -> steps[i]).toArray();
    values = Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
    if (seconds.length > 0) {
      seconds = Arrays.stream(chosen).mapToDouble(i -> seconds[i]).toArray();
    }
    kept = chosen.length;
  }
}

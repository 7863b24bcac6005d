package dev.mltd.analysis.imports.points;

import java.util.Arrays;

/**
 * Points of one series with the time at which each was logged, for stores that hold them in no
 * order. What was logged last counts. Where every step is 0, nobody counted steps, and the points
 * are numbered in the order of their times.
 */
public final class StampedPoints {
  private static final double MILLISECONDS = 1000;

  private long[] times = new long[16];
  private long[] steps = new long[16];
  private double[] values = new double[16];
  private int size;
  private boolean sorted = true;
  private boolean stepless = true;

  /**
   * Adds a point.
   *
   * @param time milliseconds since 1970
   */
  public void add(long time, long step, double value) {
    if (size == times.length) {
      int larger = size + (size >> 1);
      times = Arrays.copyOf(times, larger);
      steps = Arrays.copyOf(steps, larger);
      values = Arrays.copyOf(values, larger);
    }
    times[size] = time;
    steps[size] = step;
    values[size] = value;
    stepless &= step == 0;
    sorted &= size == 0 || compare(size - 1, size) <= 0;
    size++;
  }

  private int compare(int i, int j) {
    if (times[i] != times[j]) {
      return Long.compare(times[i], times[j]);
    }
    return steps[i] == steps[j]
        ? Double.compare(values[i], values[j])
        : Long.compare(steps[i], steps[j]);
  }

  public int size() {
    return size;
  }

  /**
   * The points, first logged first.
   *
   * @param start milliseconds since 1970 at which the run began; not positive when unknown
   */
  public Points inOrder(long start) {
    int[] order = StableOrder.asRead(size);
    if (!sorted) {
      order = StableOrder.sorted(order, this::compare);
    }
    Points points = new Points();
    for (int i = 0; i < size; i++) {
      int point = order[i];
      double seconds = start > 0 ? (times[point] - start) / MILLISECONDS : Double.NaN;
      points.add(stepless ? i : steps[point], values[point], seconds);
    }
    return points.trimmed();
  }
}

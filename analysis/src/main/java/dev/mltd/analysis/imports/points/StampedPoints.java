package dev.mltd.analysis.imports.points;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Points of one series with the time at which each was logged, for stores that hold them in no
 * order. What was logged last counts. Where every step is 0, nobody counted steps, and the points
 * are numbered in the order of their times.
 */
public final class StampedPoints {
  private static final double MILLISECONDS = 1000;

  private record Stamped(long time, long step, double value) {}

  private final List<Stamped> stamped = new ArrayList<>();

  /**
   * Adds a point.
   *
   * @param time milliseconds since 1970
   */
  public void add(long time, long step, double value) {
    stamped.add(new Stamped(time, step, value));
  }

  /**
   * The points, first logged first.
   *
   * @param start milliseconds since 1970 at which the run began; not positive when unknown
   */
  public Points inOrder(long start) {
    stamped.sort(
        Comparator.comparingLong(Stamped::time)
            .thenComparingLong(Stamped::step)
            .thenComparingDouble(Stamped::value));
    boolean stepless = stamped.stream().allMatch(point -> point.step == 0);
    Points points = new Points();
    for (Stamped point : stamped) {
      double seconds = start > 0 ? (point.time - start) / MILLISECONDS : Double.NaN;
      points.add(stepless ? points.size() : point.step, point.value, seconds);
    }
    return points.trimmed();
  }
}

package dev.mltd.jobs.lab.bench;

import java.io.Serializable;

/**
 * How big an archive is.
 *
 * @param runs at least 1
 * @param series of each run, at least 1
 * @param points of each series, at least 1
 */
public record Shape(int runs, int series, int points) implements Serializable {
  private static final int FEW_RUNS = 10;

  /** Refuses what is not an archive. */
  public Shape {
    if (runs < 1 || series < 1 || points < 1) {
      throw new IllegalArgumentException(
          "runs, series and points must be at least 1: got %d, %d and %d"
              .formatted(runs, series, points));
    }
  }

  /** Points of all series of all runs. */
  public long allPoints() {
    return (long) runs * series * points;
  }

  /** The same shape with so few runs that whatever is done to them is nearly all fixed cost. */
  Shape few() {
    return withAtMost(FEW_RUNS);
  }

  /** The same shape with no more runs than have so many points together, but one at least. */
  Shape within(long mostPoints) {
    return withAtMost(Math.max(1, mostPoints / ((long) series * points)));
  }

  private Shape withAtMost(long mostRuns) {
    return new Shape((int) Math.min(runs, mostRuns), series, points);
  }

  /** A name for a folder. */
  String folderName() {
    return "%dx%dx%d".formatted(runs, series, points);
  }

  @Override
  public String toString() {
    return "%,d runs x %,d series x %,d points = %,d points"
        .formatted(runs, series, points, allPoints());
  }
}

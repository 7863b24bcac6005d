package dev.mltd.jobs.bench;

import java.io.Serializable;

/**
 * How big an archive is.
 *
 * @param runs at least 1
 * @param series of each run, at least 1
 * @param points of each series, at least 1
 */
public record Shape(int runs, int series, int points) implements Serializable {

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

  /** The same shape with another number of runs. */
  Shape withRuns(int other) {
    return new Shape(other, series, points);
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

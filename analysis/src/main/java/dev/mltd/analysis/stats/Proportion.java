package dev.mltd.analysis.stats;

import java.util.Locale;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * So many of so many, with the 95 % interval of Wilson 1927.
 *
 * @param hits from 0 to all
 * @param all at least 1
 */
public record Proportion(int hits, int all) {
  private static final double CONFIDENCE = 0.95;

  /** Hits per all, 0 to 1. */
  public double share() {
    return (double) hits / all;
  }

  /** Lower end of the interval, 0 to 1. */
  public double lower() {
    return hits == 0 ? 0 : interval().getLowerBound();
  }

  /** Upper end of the interval, 0 to 1. */
  public double upper() {
    return hits == all ? 1 : interval().getUpperBound();
  }

  private ConfidenceInterval interval() {
    return new WilsonScoreInterval().createInterval(all, hits, CONFIDENCE);
  }

  /** As people read the counts: {@code 3 of 59}. */
  public String words() {
    return hits + " of " + all;
  }

  /** As people read it: {@code 5.1 % (1.7 to 13.9)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.1f %% (%.1f to %.1f)", 100 * share(), 100 * lower(), 100 * upper());
  }
}

package dev.mltd.analysis.stats;

import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test of a table of two by two.
 *
 * <p>Source: R. A. Fisher, The logic of inductive inference, Journal of the Royal Statistical
 * Society 98, 1935.
 */
public final class Fisher {
  private Fisher() {}

  /**
   * The one-sided p-value: how often chance puts at least so many of all the hits into the first
   * group.
   *
   * @param hits in the first group, 0 to its size
   * @param size of the first group, at least 1
   * @param otherHits in the second group, 0 to its size
   * @param otherSize of the second group, at least 1
   */
  public static double pValue(int hits, int size, int otherHits, int otherSize) {
    return new HypergeometricDistribution(null, size + otherSize, hits + otherHits, size)
        .upperCumulativeProbability(hits);
  }
}

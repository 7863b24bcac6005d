package dev.mltd.analysis.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Wilcoxon's signed-rank test of pairs, exact for any number of them: the absolute differences are
 * ranked, and every way to flip their signs is counted. Equal ones share their mean rank. A
 * difference of zero takes its rank, but adds nothing whatever its sign. An infinite difference is
 * larger than any finite one, which is how a pair is entered of which one half failed.
 *
 * <p>Source: F. Wilcoxon, Individual comparisons by ranking methods, Biometrics Bulletin 1, 1945;
 * zeros as in J. W. Pratt, Remarks on zeros and ties in the Wilcoxon signed rank procedures,
 * Journal of the American Statistical Association 54, 1959.
 */
public final class SignedRank {
  /** Differences of shares and the like, equal on paper, differ in the last digits. */
  private static final double EQUAL = 1e-9;

  private SignedRank() {}

  /**
   * The one-sided p-value: how often random signs give at least as large a sum of the ranks of
   * positive differences.
   *
   * @param differences one per pair, without NaN; positive ones speak for the alternative
   * @return 1 of no differences
   * @throws IllegalArgumentException if a difference is NaN
   */
  public static double pValue(double... differences) {
    int[] doubledRanks = doubledRanks(differences);
    int observed = 0;
    int[] flipped = new int[differences.length];
    int flips = 0;
    for (int k = 0; k < differences.length; k++) {
      if (differences[k] != 0) {
        flipped[flips++] = doubledRanks[k];
        observed += differences[k] > 0 ? doubledRanks[k] : 0;
      }
    }
    return atLeast(observed, Arrays.copyOf(flipped, flips));
  }

  /**
   * The smallest sum of ranks whose one-sided p-value, without ties, is at most the level.
   *
   * @param pairs at least 1
   * @return more than any sum of ranks when no sum is large enough
   */
  static int criticalSum(int pairs, double level) {
    int[] doubledRanks = new int[pairs];
    Arrays.setAll(doubledRanks, k -> 2 * (k + 1));
    int sum = pairs * (pairs + 1) / 2 + 1;
    while (sum > 0 && atLeast(2 * (sum - 1), doubledRanks) <= level) {
      sum--;
    }
    return sum;
  }

  /** Share of all subsets whose sum is at least so much. */
  private static double atLeast(int least, int[] ranks) {
    double[] ways = new double[Arrays.stream(ranks).sum() + 1];
    ways[0] = 1;
    for (int rank : ranks) {
      for (int sum = ways.length - 1; sum >= rank; sum--) {
        ways[sum] += ways[sum - rank];
      }
    }
    double enough = 0;
    for (int sum = least; sum < ways.length; sum++) {
      enough += ways[sum];
    }
    return enough / Math.pow(2, ranks.length);
  }

  /** Twice the mean ranks, from 2, so that they are whole. */
  private static int[] doubledRanks(double[] differences) {
    double[] sizes = Arrays.stream(differences).map(Math::abs).toArray();
    if (Arrays.stream(sizes).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a difference is not a number");
    }
    Integer[] order = new Integer[sizes.length];
    Arrays.setAll(order, k -> k);
    Arrays.sort(order, Comparator.comparingDouble(k -> sizes[k]));
    int[] ranks = new int[sizes.length];
    int first = 0;
    while (first < order.length) {
      int last = first;
      while (last + 1 < order.length && equal(sizes[order[first]], sizes[order[last + 1]])) {
        last++;
      }
      for (int k = first; k <= last; k++) {
        ranks[order[k]] = first + last + 2;
      }
      first = last + 1;
    }
    return ranks;
  }

  private static boolean equal(double smaller, double larger) {
    return smaller == larger || larger - smaller <= EQUAL * smaller;
  }
}

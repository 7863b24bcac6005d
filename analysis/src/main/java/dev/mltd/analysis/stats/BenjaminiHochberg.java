package dev.mltd.analysis.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * False discovery rate over a family of tests.
 *
 * <p>Source: Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, Journal of the
 * Royal Statistical Society B 57, 1995.
 */
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /**
   * The q-value of each test: the smallest rate of false discoveries at which it is one.
   *
   * @param pValues 0 to 1, in any order
   * @return as many, in the same order
   */
  public static double[] qValues(double[] pValues) {
    int count = pValues.length;
    Integer[] order = new Integer[count];
    Arrays.setAll(order, k -> k);
    Arrays.sort(order, Comparator.comparingDouble((Integer k) -> pValues[k]).reversed());
    double[] qValues = new double[count];
    double smallest = 1;
    for (int k = 0; k < count; k++) {
      int rank = count - k;
      smallest = Math.min(smallest, pValues[order[k]] * count / rank);
      qValues[order[k]] = smallest;
    }
    return qValues;
  }
}

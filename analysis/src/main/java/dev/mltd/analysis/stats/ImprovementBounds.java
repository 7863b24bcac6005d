package dev.mltd.analysis.stats;

import java.util.Arrays;

/**
 * One-sided confidence bounds of a relative improvement of paired errors: of that share by which
 * each error must shrink for nothing but noise to remain.
 *
 * <p>They are the shares which the signed-rank test does not reject. For pairs of errors {@code
 * (c_i, t_i)} and a share {@code s} it looks at {@code (1 - s) c_i - t_i}, whose rank sum is the
 * number of pairs {@code i <= j} with {@code s < 1 - (t_i + t_j) / (c_i + c_j)}: so the bounds are
 * two of those ratios, sorted. They are as exact as the test, hold for as few as four pairs, and
 * assume that the noise is symmetric, but not that it is normal. The lower bound is above 0 exactly
 * when the test without ties has a p-value of at most one minus the confidence.
 *
 * <p>Source: B. M. Bennett, Confidence limits for a ratio using Wilcoxon's signed rank test,
 * Biometrics 21, 1965; of differences in M. Hollander, D. A. Wolfe and E. Chicken, Nonparametric
 * Statistical Methods, 2014, section 3.3.
 *
 * @param lower a share, at most 1 of positive errors; minus infinity when there are too few pairs
 * @param upper a share; plus infinity when there are too few pairs
 */
public record ImprovementBounds(double lower, double upper) {

  /**
   * The bounds of paired errors.
   *
   * @param control errors without the change, finite, all of one sign; some may be zero, which no
   *     share can shrink
   * @param treatment errors with it, finite, as many and in the same order
   * @param confidence of each bound by itself, 0.5 to 1
   * @throws IllegalArgumentException if the arms differ in length, or control errors are all zero
   *     or differ in sign
   */
  public static ImprovementBounds of(double[] control, double[] treatment, double confidence) {
    int pairs = control.length;
    if (treatment.length != pairs || pairs == 0) {
      throw new IllegalArgumentException(
          "%d and %d errors make no pairs".formatted(pairs, treatment.length));
    }
    double least = Arrays.stream(control).min().orElseThrow();
    double most = Arrays.stream(control).max().orElseThrow();
    if (least * most < 0 || (least == 0 && most == 0)) {
      throw new IllegalArgumentException("control errors are all zero or differ in sign");
    }
    int rank = SignedRank.criticalSum(pairs, 1 - confidence);
    double[] low = shares(control, treatment, Double.NEGATIVE_INFINITY);
    double[] high = shares(control, treatment, Double.POSITIVE_INFINITY);
    return rank > low.length
        ? new ImprovementBounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        : new ImprovementBounds(low[low.length - rank], high[rank - 1]);
  }

  /**
   * The ratios, sorted.
   *
   * @param ofNothing that of pairs without any error, which speak for no share
   */
  private static double[] shares(double[] control, double[] treatment, double ofNothing) {
    int pairs = control.length;
    double[] shares = new double[pairs * (pairs + 1) / 2];
    int filled = 0;
    for (int i = 0; i < pairs; i++) {
      for (int j = i; j < pairs; j++) {
        double before = control[i] + control[j];
        double share = (before - (treatment[i] + treatment[j])) / Math.abs(before);
        shares[filled++] = Double.isNaN(share) ? ofNothing : share;
      }
    }
    Arrays.sort(shares);
    return shares;
  }
}

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
   * @param control errors without the change, finite, not zero, and all of one sign
   * @param treatment errors with it, finite, as many and in the same order
   * @param confidence of each bound by itself, 0.5 to 1
   * @throws IllegalArgumentException if the arms differ in length, or control errors are zero or
   *     differ in sign
   */
  public static ImprovementBounds of(double[] control, double[] treatment, double confidence) {
    int pairs = control.length;
    if (treatment.length != pairs || pairs == 0) {
      throw new IllegalArgumentException(
          "%d and %d errors make no pairs".formatted(pairs, treatment.length));
    }
    double sign = Math.signum(control[0]);
    if (sign == 0 || Arrays.stream(control).anyMatch(error -> Math.signum(error) != sign)) {
      throw new IllegalArgumentException("control errors are zero or differ in sign");
    }
    double[] shares = new double[pairs * (pairs + 1) / 2];
    int filled = 0;
    for (int i = 0; i < pairs; i++) {
      for (int j = i; j < pairs; j++) {
        double before = control[i] + control[j];
        shares[filled++] = (before - (treatment[i] + treatment[j])) / Math.abs(before);
      }
    }
    Arrays.sort(shares);
    int rank = SignedRank.criticalSum(pairs, 1 - confidence);
    return rank > shares.length
        ? new ImprovementBounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        : new ImprovementBounds(shares[shares.length - rank], shares[rank - 1]);
  }
}

package dev.mltd.analysis.study;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A permutation test: how often shuffled outcomes give as large a statistic as the real ones. All
 * statistics of a study see the same shuffles, which depend on nothing but their number.
 *
 * @param observed the statistic of the real outcomes
 * @param mean of the statistic over shuffles
 * @param beyond its 95 % quantile over shuffles
 * @param pValue share of shuffles, the real one included, with at least the observed statistic
 */
record Permutation(double observed, double mean, double beyond, double pValue) {
  /** Shuffles: the smallest possible p-value is one in so many. */
  private static final int SHUFFLES = 2000;

  /** Fewest shuffles of very large studies, and the outcomes shuffled in all that limit them. */
  private static final int FEWEST = 400;

  private static final int OUTCOMES = 20_000_000;
  private static final long SEED = 20_260_131;
  private static final double SURE = 0.95;

  /**
   * Tests several statistics at once.
   *
   * @param outcomes one per config
   * @param statistics of outcomes; larger is more telling
   */
  static Permutation[] test(double[] outcomes, List<ToDoubleFunction<double[]>> statistics) {
    int shuffles = Math.max(FEWEST, Math.min(SHUFFLES, OUTCOMES / Math.max(1, outcomes.length)));
    double[][] shuffled = new double[statistics.size()][shuffles];
    double[] copy = outcomes.clone();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int shuffle = 0; shuffle < shuffles; shuffle++) {
      for (int k = copy.length - 1; k > 0; k--) {
        int other = random.nextInt(k + 1);
        double kept = copy[k];
        copy[k] = copy[other];
        copy[other] = kept;
      }
      for (int k = 0; k < shuffled.length; k++) {
        shuffled[k][shuffle] = statistics.get(k).applyAsDouble(copy);
      }
    }
    Permutation[] tests = new Permutation[shuffled.length];
    for (int k = 0; k < tests.length; k++) {
      tests[k] = of(statistics.get(k).applyAsDouble(outcomes), shuffled[k]);
    }
    return tests;
  }

  private static Permutation of(double observed, double[] shuffled) {
    // Sums in another order differ in the last digit.
    double equal = observed - 1e-9 * Math.abs(observed);
    long asLarge = Arrays.stream(shuffled).filter(value -> value >= equal).count();
    Arrays.sort(shuffled);
    return new Permutation(
        observed,
        Arrays.stream(shuffled).average().orElse(0),
        shuffled[(int) (SURE * shuffled.length)],
        (1.0 + asLarge) / (1.0 + shuffled.length));
  }
}

package dev.mltd.analysis.study;

/** How much a hyper-parameter matters, from its bins alone. */
final class Importance {
  private Importance() {}

  /**
   * For quality: the Pearson divergence of the target set's bins from all configs' bins. 0 when the
   * best configs are spread as all are.
   *
   * <p>Source: Watanabe, Bansal and Hutter 2023, PED-ANOVA, section 3, with bins for densities.
   *
   * @param target 1 for a config of the target set, 0 for another
   */
  static double forQuality(Parameter parameter, double[] target) {
    double[] all = new double[parameter.labels().size()];
    double[] best = new double[all.length];
    double chosen = 0;
    for (int k = 0; k < target.length; k++) {
      all[parameter.bins()[k]]++;
      best[parameter.bins()[k]] += target[k];
      chosen += target[k];
    }
    double divergence = 0;
    for (int bin = 0; bin < all.length; bin++) {
      if (all[bin] > 0) {
        double expected = all[bin] / target.length;
        double excess = best[bin] / chosen - expected;
        divergence += excess * excess / expected;
      }
    }
    return divergence;
  }

  /**
   * For failure: the share, 0 to 1, of the variance of failing that lies between the bins.
   *
   * @param failed share of failed runs by config
   */
  static double forFailure(Parameter parameter, double[] failed) {
    double[] counts = new double[parameter.labels().size()];
    double[] sums = new double[counts.length];
    double total = 0;
    double squares = 0;
    for (int k = 0; k < failed.length; k++) {
      counts[parameter.bins()[k]]++;
      sums[parameter.bins()[k]] += failed[k];
      total += failed[k];
      squares += failed[k] * failed[k];
    }
    double mean = total / failed.length;
    double variance = squares / failed.length - mean * mean;
    double between = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] > 0) {
        double difference = sums[bin] / counts[bin] - mean;
        between += counts[bin] / failed.length * difference * difference;
      }
    }
    return variance <= 0 ? 0 : between / variance;
  }
}

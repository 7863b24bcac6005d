package dev.mltd.retrain.dl4j;

import dev.mltd.analysis.stats.Quantile;
import java.util.Arrays;

/** The units that inputs are brought to, as measured on the training split. */
public enum InputScaling {
  NONE,
  /** Mean 0 and standard deviation 1. */
  STANDARDISE,
  /** Median 0 and interquartile range 1. */
  ROBUST;

  /** What becomes 0. */
  public double centre(double[] values) {
    return switch (this) {
      case NONE -> 0;
      case STANDARDISE -> Arrays.stream(values).average().orElse(0);
      case ROBUST -> Quantile.median(values);
    };
  }

  /** What becomes 1 beyond the centre; an input that does not vary keeps its unit. */
  public double unit(double[] values) {
    double unit =
        switch (this) {
          case NONE -> 1;
          case STANDARDISE -> deviation(values);
          case ROBUST -> interquartileRange(values);
        };
    return unit > 0 ? unit : 1;
  }

  public static double interquartileRange(double[] values) {
    return Quantile.of(0.75, values) - Quantile.of(0.25, values);
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0));
  }
}

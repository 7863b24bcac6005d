package dev.mltd.analysis.stats;

import java.util.Arrays;

/** Order statistics of doubles without NaN. */
public final class Quantile {
  /** Standard deviations of a normal distribution in one of its median absolute deviations. */
  public static final double MAD_TO_DEVIATION = 1 / 0.6744897501960817;

  private static final int SORT_UP_TO = 8;

  private Quantile() {}

  /** The median; NaN of no values. Reorders the values between the bounds. */
  public static double medianInPlace(double[] values, int from, int to) {
    int count = to - from;
    if (count == 0) {
      return Double.NaN;
    }
    int middle = from + count / 2;
    double upper = select(values, from, to, middle);
    if (count % 2 == 1) {
      return upper;
    }
    double lower = values[from];
    for (int i = from + 1; i < middle; i++) {
      lower = Math.max(lower, values[i]);
    }
    return lower / 2 + upper / 2;
  }

  /** The median; NaN of no values. */
  public static double median(double... values) {
    return medianInPlace(values.clone(), 0, values.length);
  }

  /** The median of the first value, of the first two, and so on to that of all. */
  public static double[] runningMedians(double[] values) {
    double[] sorted = new double[values.length];
    double[] medians = new double[values.length];
    for (int count = 0; count < values.length; count++) {
      int at = count;
      for (; at > 0 && sorted[at - 1] > values[count]; at--) {
        sorted[at] = sorted[at - 1];
      }
      sorted[at] = values[count];
      medians[count] =
          count % 2 == 0 ? sorted[count / 2] : sorted[count / 2] / 2 + sorted[count / 2 + 1] / 2;
    }
    return medians;
  }

  /**
   * The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).
   *
   * @param probability 0 (smallest) to 1 (largest)
   * @return NaN of no values
   */
  public static double of(double probability, double... values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double position = probability * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    double share = position - below;
    return sorted[below] == sorted[above]
        ? sorted[below]
        : sorted[below] * (1 - share) + sorted[above] * share;
  }

  /**
   * Quickselect with a middle-of-three pivot: afterwards everything before {@code rank} is not
   * larger than what stands there. Every value is swapped and only the border depends on its size,
   * because a branch that is taken every other time costs several times as much.
   */
  private static double select(double[] values, int from, int to, int rank) {
    int low = from;
    int high = to;
    while (high - low > SORT_UP_TO) {
      double pivot = middleOf(values[low], values[low + (high - low) / 2], values[high - 1]);
      int smaller = low;
      for (int i = low; i < high; i++) {
        double value = values[i];
        values[i] = values[smaller];
        values[smaller] = value;
        smaller += value < pivot ? 1 : 0;
      }
      if (rank < smaller) {
        high = smaller;
        continue;
      }
      int notLarger = smaller;
      for (int i = smaller; i < high; i++) {
        double value = values[i];
        values[i] = values[notLarger];
        values[notLarger] = value;
        notLarger += value <= pivot ? 1 : 0;
      }
      if (rank < notLarger) {
        return pivot;
      }
      low = notLarger;
    }
    sort(values, low, high);
    return values[rank];
  }

  /** Insertion sort. */
  private static void sort(double[] values, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      double value = values[i];
      int at = i;
      for (; at > from && values[at - 1] > value; at--) {
        values[at] = values[at - 1];
      }
      values[at] = value;
    }
  }

  private static double middleOf(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}

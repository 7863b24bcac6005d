package dev.mltd.analysis.stats;

import java.util.Arrays;

/** Order statistics of doubles without NaN. */
public final class Quantile {
  private static final int SORT_BELOW = 48;

  private Quantile() {}

  /** The median; NaN of no values. Reorders the values between the bounds. */
  static double medianInPlace(double[] values, int from, int to) {
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
   * Hoare's quickselect with a middle-of-three pivot: afterwards everything before {@code rank} is
   * not larger than what stands there.
   */
  private static double select(double[] values, int from, int to, int rank) {
    int low = from;
    int high = to - 1;
    while (high - low >= SORT_BELOW) {
      double pivot = middleOf(values[low], values[low + (high - low) / 2], values[high]);
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          double swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      if (rank <= right) {
        high = right;
      } else if (rank >= left) {
        low = left;
      } else {
        return values[rank];
      }
    }
    Arrays.sort(values, low, high + 1);
    return values[rank];
  }

  private static double middleOf(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}

package dev.mltd.analysis.imports.points;

import java.util.function.IntBinaryOperator;

/** Puts places in the order of what stands there: those that are equal stay as they were. */
final class StableOrder {
  private StableOrder() {}

  /** The places from 0 on. */
  static int[] asRead(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return order;
  }

  /**
   * Sorts places: bottom-up merge sort, in which nothing is boxed.
   *
   * @param order is changed
   * @param compare of two places, as a comparator does
   */
  static int[] sorted(int[] order, IntBinaryOperator compare) {
    int[] from = order;
    int[] to = new int[order.length];
    for (int width = 1; width < order.length; width = Math.multiplyExact(width, 2)) {
      for (int start = 0; start < order.length; start += 2 * width) {
        merge(from, to, start, width, compare);
      }
      int[] swapped = from;
      from = to;
      to = swapped;
    }
    return from;
  }

  private static void merge(int[] from, int[] to, int start, int width, IntBinaryOperator compare) {
    int middle = Math.min(start + width, from.length);
    int end = Math.min(middle + width, from.length);
    int left = start;
    int right = middle;
    for (int next = start; next < end; next++) {
      boolean takeLeft =
          right >= end || (left < middle && compare.applyAsInt(from[left], from[right]) <= 0);
      to[next] = takeLeft ? from[left++] : from[right++];
    }
  }
}

package dev.mltd.analysis.imports.points;

import java.util.Arrays;

/**
 * Which points of a series that is too long are kept: the first and the last, every NaN and
 * infinity, and the lowest and the highest of equally long stretches of the others. So nothing that
 * a rule looks for gets lost, and thinning twice keeps what thinning once kept.
 */
final class Thinning {
  /** The share of the wanted points that finite ones get, however many are not finite. */
  private static final int LEAST_FINITE_SHARE = 10;

  private Thinning() {}

  /**
   * Chooses points.
   *
   * @param most points wanted; only non-finite ones can make it more
   * @return increasing places
   */
  static int[] choose(double[] values, int most) {
    int[] finite = new int[values.length];
    int finiteCount = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        finite[finiteCount++] = i;
      }
    }
    boolean[] kept = new boolean[values.length];
    Arrays.fill(kept, true);
    int wanted = Math.max(most - (values.length - finiteCount), most / LEAST_FINITE_SHARE);
    if (finiteCount > wanted) {
      for (int i = 0; i < finiteCount; i++) {
        kept[finite[i]] = false;
      }
      keepExtremes(values, finite, finiteCount, Math.max(1, (wanted - 2) / 2), kept);
      kept[finite[0]] = true;
      kept[finite[finiteCount - 1]] = true;
    }
    int[] chosen = new int[values.length];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        chosen[count++] = i;
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  private static void keepExtremes(
      double[] values, int[] finite, int finiteCount, int stretches, boolean[] kept) {
    for (int stretch = 0; stretch < stretches; stretch++) {
      int from = (int) ((long) stretch * finiteCount / stretches);
      int to = (int) ((long) (stretch + 1) * finiteCount / stretches);
      int lowest = finite[from];
      int highest = finite[from];
      for (int i = from + 1; i < to; i++) {
        if (values[finite[i]] < values[lowest]) {
          lowest = finite[i];
        }
        if (values[finite[i]] > values[highest]) {
          highest = finite[i];
        }
      }
      kept[lowest] = true;
      kept[highest] = true;
    }
  }
}

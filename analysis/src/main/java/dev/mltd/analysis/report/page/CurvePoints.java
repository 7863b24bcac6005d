package dev.mltd.analysis.report.page;

import dev.mltd.analysis.archive.Series;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which points of a curve a page draws: of equally long stretches the lowest, the highest and the
 * first that is not finite, so that a peak or a break shows however many points there are.
 *
 * @param x steps
 * @param y values
 */
@SuppressWarnings("ArrayRecordComponent") // Bulk data that is written, never compared.
record CurvePoints(long[] x, double[] y) {
  private static final int OF_A_STRETCH = 3;

  /** Chosen points of a curve, at most so many. */
  static CurvePoints of(Series series, int most) {
    int[] places = choose(series.values(), most);
    return new CurvePoints(
        Arrays.stream(places).mapToLong(place -> series.steps()[place]).toArray(),
        Arrays.stream(places).mapToDouble(place -> series.values()[place]).toArray());
  }

  /**
   * Chooses points.
   *
   * @param most that are wanted
   * @return increasing places
   */
  static int[] choose(double[] values, int most) {
    int count = values.length;
    BitSet kept = new BitSet(count);
    int stretches = count <= most ? count : Math.max(1, (most - 2) / OF_A_STRETCH);
    for (int stretch = 0; stretch < stretches; stretch++) {
      keep(
          values,
          (int) ((long) stretch * count / stretches),
          (int) ((long) (stretch + 1) * count / stretches),
          kept);
    }
    if (count > 0) {
      kept.set(0);
      kept.set(count - 1);
    }
    return kept.stream().toArray();
  }

  private static void keep(double[] values, int from, int to, BitSet kept) {
    int lowest = -1;
    int highest = -1;
    int broken = -1;
    for (int i = from; i < to; i++) {
      if (!Double.isFinite(values[i])) {
        broken = broken < 0 ? i : broken;
      } else {
        lowest = lowest < 0 || values[i] < values[lowest] ? i : lowest;
        highest = highest < 0 || values[i] > values[highest] ? i : highest;
      }
    }
    for (int place : new int[] {lowest, highest, broken}) {
      if (place >= 0) {
        kept.set(place);
      }
    }
  }
}

package dev.mltd.analysis.imports.points;

import java.util.BitSet;
import java.util.stream.IntStream;

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
    int[] finite =
        IntStream.range(0, values.length).filter(i -> Double.isFinite(values[i])).toArray();
    int wanted = Math.max(most - (values.length - finite.length), most / LEAST_FINITE_SHARE);
    if (finite.length <= wanted) {
      return IntStream.range(0, values.length).toArray();
    }
    BitSet kept = new BitSet(values.length);
    kept.set(0, values.length);
    for (int place : finite) {
      kept.clear(place);
    }
    keepExtremes(values, finite, Math.max(1, (wanted - 2) / 2), kept);
    kept.set(finite[0]);
    kept.set(finite[finite.length - 1]);
    return kept.stream().toArray();
  }

  private static void keepExtremes(double[] values, int[] finite, int stretches, BitSet kept) {
    for (int stretch = 0; stretch < stretches; stretch++) {
      int from = (int) ((long) stretch * finite.length / stretches);
      int to = (int) ((long) (stretch + 1) * finite.length / stretches);
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
      kept.set(lowest);
      kept.set(highest);
    }
  }
}

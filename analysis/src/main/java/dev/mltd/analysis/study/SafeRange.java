package dev.mltd.analysis.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All cuts of one number at once: configs sorted by it, and the cut that separates failures best.
 * Its chance level is that of the best cut of shuffled failures, since a cut that was chosen and
 * tested on the same configs is "significant" in every third study of noise.
 *
 * @param parameter that is cut
 * @param order configs that have the number, ascending by it
 * @param cuts positions in the order after which there may be a cut
 */
@SuppressWarnings("ArrayRecordComponent") // Read, never compared with equals.
record SafeRange(Parameter parameter, int[] order, int[] cuts) {
  /** Configs on the smaller side of a cut. */
  private static final int FEWEST = 5;

  /** The cuts of a parameter; empty when it is no number or has too few values to cut. */
  static Optional<SafeRange> of(Parameter parameter) {
    if (!parameter.isNumeric()) {
      return Optional.empty();
    }
    int[] order =
        IntStream.range(0, parameter.numbers().length)
            .filter(k -> Double.isFinite(parameter.numbers()[k]))
            .boxed()
            .sorted(Comparator.comparingDouble(k -> parameter.numbers()[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Integer> cuts = new ArrayList<>();
    for (int k = FEWEST; k <= order.length - FEWEST; k++) {
      if (parameter.numbers()[order[k - 1]] < parameter.numbers()[order[k]]) {
        cuts.add(k);
      }
    }
    return cuts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SafeRange(parameter, order, cuts.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** The largest difference over all cuts, in standard errors. */
  double statistic(double[] failed) {
    return Math.abs(signed(failed, best(failed)));
  }

  /** Configs below the best cut, in the order of the number. */
  int best(double[] failed) {
    double[] sums = sums(failed);
    int best = cuts[0];
    double largest = -1;
    for (int cut : cuts) {
      double statistic = Math.abs(statistic(sums, cut));
      if (statistic > largest) {
        largest = statistic;
        best = cut;
      }
    }
    return best;
  }

  /** Positive when failures lie above the cut. */
  double signed(double[] failed, int cut) {
    return statistic(sums(failed), cut);
  }

  /** The configs on one side of a cut. */
  IntStream below(int cut) {
    return Arrays.stream(order, 0, cut);
  }

  IntStream above(int cut) {
    return Arrays.stream(order, cut, order.length);
  }

  /** The largest number below a cut. */
  double limit(int cut) {
    return parameter.numbers()[order[cut - 1]];
  }

  private double[] sums(double[] failed) {
    double[] sums = new double[order.length + 1];
    for (int k = 0; k < order.length; k++) {
      sums[k + 1] = sums[k] + failed[order[k]];
    }
    return sums;
  }

  private double statistic(double[] sums, int cut) {
    double all = sums.length - 1;
    double rate = sums[sums.length - 1] / all;
    double below = sums[cut] / cut;
    double above = (sums[sums.length - 1] - sums[cut]) / (all - cut);
    double error = Math.sqrt(rate * (1 - rate) * (1.0 / cut + 1 / (all - cut)));
    return error <= 0 ? 0 : (above - below) / error;
  }
}

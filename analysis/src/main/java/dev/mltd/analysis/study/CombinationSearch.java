package dev.mltd.analysis.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two settings that fail together more often than either of them alone. All pairs of values of the
 * hyper-parameters that matter most for failing are searched, and the same search is made in
 * shuffled failures to tell what chance finds.
 *
 * <p>One count of 100,000 configs takes some 15 milliseconds, and every shuffle needs one. Spark's
 * FP-growth took 28 seconds for one, since it counts the sets of three and more as well.
 *
 * @param parameters whose pairs are searched, as far as they matter
 */
record CombinationSearch(List<Parameter> parameters) {
  /** Hyper-parameters whose pairs are searched. */
  private static final int MOST = 8;

  /** Configs that must have both settings, and as many that have one of them only. */
  private static final int FEWEST = 5;

  /**
   * Two settings and how they stand out.
   *
   * @param errors by how many standard errors they fail more often together than the worse alone
   */
  record Pair(Parameter first, int firstBin, Parameter second, int secondBin, double errors) {
    boolean holds(int config) {
      return first.bins()[config] == firstBin && second.bins()[config] == secondBin;
    }

    boolean holdsPartly(int config) {
      return !holds(config)
          && (first.bins()[config] == firstBin || second.bins()[config] == secondBin);
    }
  }

  /** The largest difference over all pairs, in standard errors; 0 without a pair. */
  double statistic(double[] failed) {
    return search(failed).stream().mapToDouble(Pair::errors).max().orElse(0);
  }

  /** The pair that stands out most. */
  Pair best(double[] failed) {
    return search(failed).stream().max(Comparator.comparingDouble(Pair::errors)).orElseThrow();
  }

  /** The best pair of values of each pair of hyper-parameters. */
  private List<Pair> search(double[] failed) {
    double[] importance =
        parameters.stream()
            .mapToDouble(parameter -> Importance.forFailure(parameter, failed))
            .toArray();
    List<Parameter> chosen =
        IntStream.range(0, importance.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -importance[k]))
            .limit(MOST)
            .map(parameters::get)
            .toList();
    List<Pair> pairs = new ArrayList<>();
    for (int k = 0; k < chosen.size(); k++) {
      for (int other = 0; other < k; other++) {
        best(chosen.get(k), chosen.get(other), failed, pairs);
      }
    }
    return pairs;
  }

  private static void best(Parameter first, Parameter second, double[] failed, List<Pair> into) {
    int columns = second.labels().size();
    int rows = first.labels().size();
    double[] counts = new double[rows * columns];
    double[] sums = new double[rows * columns];
    double[] rowCounts = new double[rows];
    double[] rowSums = new double[rows];
    double[] columnCounts = new double[columns];
    double[] columnSums = new double[columns];
    for (int k = 0; k < failed.length; k++) {
      int row = first.bins()[k];
      int column = second.bins()[k];
      counts[row * columns + column]++;
      sums[row * columns + column] += failed[k];
      rowCounts[row]++;
      rowSums[row] += failed[k];
      columnCounts[column]++;
      columnSums[column] += failed[k];
    }
    Pair best = null;
    for (int cell = 0; cell < counts.length; cell++) {
      int row = cell / columns;
      int column = cell % columns;
      double byRow =
          errors(
              sums[cell], counts[cell], rowSums[row] - sums[cell], rowCounts[row] - counts[cell]);
      double byColumn =
          errors(
              sums[cell],
              counts[cell],
              columnSums[column] - sums[cell],
              columnCounts[column] - counts[cell]);
      double errors = Math.min(byRow, byColumn);
      if (errors > 0 && (best == null || errors > best.errors)) {
        best = new Pair(first, row, second, column, errors);
      }
    }
    if (best != null) {
      into.add(best);
    }
  }

  /** Difference of two shares in standard errors; 0 where there are too few to compare. */
  private static double errors(double bothFailed, double both, double oneFailed, double one) {
    if (both < FEWEST || one < FEWEST) {
      return 0;
    }
    double rate = (bothFailed + oneFailed) / (both + one);
    double error = Math.sqrt(rate * (1 - rate) * (1 / both + 1 / one));
    return error <= 0 ? 0 : (bothFailed / both - oneFailed / one) / error;
  }
}

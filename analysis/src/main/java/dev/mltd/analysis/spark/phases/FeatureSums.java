package dev.mltd.analysis.spark.phases;

import dev.mltd.analysis.archive.DataProfile;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Moments, extremes, outliers and gaps of all columns of a table, gathered in one pass. MLlib's
 * summarizer knows whole vectors only: gaps would have to be filled with the median, the filling
 * taken out of the moments again, and ones for gaps and outliers kept beside. That is no less code,
 * and wrong where most of a column is infinite, and so its median.
 */
final class FeatureSums implements Serializable {
  private static final long serialVersionUID = 1;

  private final double[] medians;
  private final double[] deviations;
  private final double beyond;
  private final double[] means;
  private final double[] squares;
  private final double[] minima;
  private final double[] maxima;
  private final long[] finite;
  private final long[] outliers;
  private long examples;

  /**
   * @param medians by column; NaN when it has no value
   * @param deviations robust ones, by column; 0 judges no outliers
   * @param beyond deviations from the median beyond which a value is an outlier
   */
  FeatureSums(double[] medians, double[] deviations, double beyond) {
    int columns = medians.length;
    this.medians = medians;
    this.deviations = deviations;
    this.beyond = beyond;
    means = new double[columns];
    squares = new double[columns];
    minima = new double[columns];
    maxima = new double[columns];
    finite = new long[columns];
    outliers = new long[columns];
    Arrays.fill(minima, Double.POSITIVE_INFINITY);
    Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
  }

  FeatureSums add(List<Double> row) {
    examples++;
    for (int i = 0; i < means.length; i++) {
      Double cell = row.get(i);
      if (cell == null || !Double.isFinite(cell)) {
        continue;
      }
      double value = cell;
      finite[i]++;
      // Welford's update, which keeps its digits where a mean is large beside its deviation.
      double before = value - means[i];
      means[i] += before / finite[i];
      squares[i] += before * (value - means[i]);
      minima[i] = Math.min(minima[i], value);
      maxima[i] = Math.max(maxima[i], value);
      if (deviations[i] > 0 && Math.abs(value - medians[i]) > beyond * deviations[i]) {
        outliers[i]++;
      }
    }
    return this;
  }

  FeatureSums addAll(FeatureSums other) {
    examples += other.examples;
    for (int i = 0; i < means.length; i++) {
      long together = finite[i] + other.finite[i];
      if (other.finite[i] == 0) {
        continue;
      }
      double apart = other.means[i] - means[i];
      squares[i] +=
          other.squares[i] + apart * apart * ((double) finite[i] / together) * other.finite[i];
      means[i] += apart * other.finite[i] / together;
      minima[i] = Math.min(minima[i], other.minima[i]);
      maxima[i] = Math.max(maxima[i], other.maxima[i]);
      outliers[i] += other.outliers[i];
      finite[i] = together;
    }
    return this;
  }

  long examples() {
    return examples;
  }

  DataProfile.Feature feature(int i, String name) {
    boolean none = finite[i] == 0;
    double far = Math.max(maxima[i] - medians[i], medians[i] - minima[i]) / deviations[i];
    return new DataProfile.Feature(
        name,
        none ? Double.NaN : means[i],
        none ? Double.NaN : Math.sqrt(squares[i] / Math.max(1, finite[i] - 1)),
        none ? Double.NaN : minima[i],
        none ? Double.NaN : maxima[i],
        none ? 0 : (double) outliers[i] / finite[i],
        none || !(deviations[i] > 0) ? 0 : far,
        1 - (double) finite[i] / examples);
  }
}

package dev.mltd.analysis.spark.phases;

import dev.mltd.analysis.archive.DataProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.stat.MultivariateStatisticalSummary;
import org.apache.spark.mllib.stat.Statistics;
import org.apache.spark.sql.Row;

/**
 * Moments, extremes, outliers and gaps of all columns of a table, gathered in one pass by MLlib's
 * summary of vectors. That knows no gaps: they are filled with the median of their column, which
 * moves no extreme, and is taken out of the moments again.
 */
final class FeatureSums {
  /**
   * Robust deviations from the median beyond which a value is an outlier. Tukey 1977 calls values
   * beyond three interquartile ranges from the quartiles "far out"; from the median of a normal
   * distribution that is 4.7 deviations, which leaves 3 of a million.
   */
  private static final double OUTLIER_DEVIATIONS = 4.7;

  /** Interquartile range per standard deviation of a normal distribution. */
  private static final double RANGE_TO_DEVIATION = 1.349;

  private static final int QUARTILES = 3;

  private final double[] medians;
  private final double[] deviations;
  private final MultivariateStatisticalSummary sums;

  /**
   * Those of a table.
   *
   * @param rows of doubles; null, NaN and infinite ones are gaps
   * @param quartiles of each column; none where it has no value
   */
  FeatureSums(JavaRDD<Row> rows, double[][] quartiles) {
    // What Spark sends to the rows is these two arrays, and not this object.
    double[] medians = new double[quartiles.length];
    double[] deviations = new double[quartiles.length];
    for (int i = 0; i < quartiles.length; i++) {
      // Where most is infinite, nothing lies near the median.
      if (Arrays.stream(quartiles[i]).filter(Double::isFinite).count() == QUARTILES) {
        medians[i] = quartiles[i][1];
        deviations[i] = (quartiles[i][2] - quartiles[i][0]) / RANGE_TO_DEVIATION;
      }
    }
    this.medians = medians;
    this.deviations = deviations;
    this.sums = Statistics.colStats(rows.map(row -> marked(row, medians, deviations)).rdd());
  }

  /** The filled values, then a one for each that is there, then a one for each outlier. */
  private static Vector marked(Row row, double[] medians, double[] deviations) {
    int columns = medians.length;
    double[] marked = new double[3 * columns];
    for (int i = 0; i < columns; i++) {
      boolean gap = row.isNullAt(i) || !Double.isFinite(row.getDouble(i));
      marked[i] = gap ? medians[i] : row.getDouble(i);
      marked[columns + i] = gap ? 0 : 1;
      double far = Math.abs(marked[i] - medians[i]);
      boolean outlier = deviations[i] > 0 && far > OUTLIER_DEVIATIONS * deviations[i];
      marked[2 * columns + i] = outlier ? 1 : 0;
    }
    return Vectors.dense(marked);
  }

  long examples() {
    return sums.count();
  }

  /** What became of each column, in order; only of a table that has rows. */
  List<DataProfile.Feature> features(List<String> names) {
    // The summary makes each of these anew, for all columns, whenever it is asked.
    Vector counts = sums.numNonzeros();
    Vector means = sums.mean();
    Vector variances = sums.variance();
    Vector minima = sums.min();
    Vector maxima = sums.max();
    List<DataProfile.Feature> features = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      double finite = counts.apply(names.size() + i);
      double gaps = examples() - finite;
      if (finite == 0) {
        features.add(
            new DataProfile.Feature(
                names.get(i), Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0, 1));
        continue;
      }
      double mean = (means.apply(i) * examples() - gaps * medians[i]) / finite;
      // By how much the squares of two parts, together, exceed those of each: Chan et al. 1979.
      double filling = (mean - medians[i]) * (mean - medians[i]) * finite * gaps / examples();
      double squares = variances.apply(i) * (examples() - 1) - filling;
      double farthest = Math.max(maxima.apply(i) - medians[i], medians[i] - minima.apply(i));
      features.add(
          new DataProfile.Feature(
              names.get(i),
              mean,
              Math.sqrt(Math.max(0, squares) / Math.max(1, finite - 1)),
              minima.apply(i),
              maxima.apply(i),
              counts.apply(2 * names.size() + i) / finite,
              deviations[i] > 0 ? farthest / deviations[i] : 0,
              gaps / examples()));
    }
    return features;
  }
}

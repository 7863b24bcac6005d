package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.TrainingData;
import java.util.Arrays;
import java.util.List;

/** Shifts and scales columns to mean 0 and deviation 1, as measured on training rows. */
final class Standardisation {
  private final double[] means;
  private final double[] deviations;

  /**
   * @param rows the training rows, all of one length; no column is constant
   */
  Standardisation(float[][] rows) {
    int columns = rows[0].length;
    means = new double[columns];
    deviations = new double[columns];
    for (int column = 0; column < columns; column++) {
      double sum = 0;
      for (float[] row : rows) {
        sum += row[column];
      }
      means[column] = sum / rows.length;
      double squares = 0;
      for (float[] row : rows) {
        squares += (row[column] - means[column]) * (row[column] - means[column]);
      }
      deviations[column] = Math.sqrt(squares / rows.length);
    }
  }

  /** Standardised copies of rows. */
  float[][] of(float[][] rows) {
    float[][] standardised = new float[rows.length][means.length];
    for (int k = 0; k < rows.length; k++) {
      for (int column = 0; column < means.length; column++) {
        standardised[k][column] = (float) ((rows[k][column] - means[column]) / deviations[column]);
      }
    }
    return standardised;
  }

  /** Both splits of a regression, inputs and targets in deviations of the first rows. */
  static TrainingData regression(float[][] features, float[][] targets, int training) {
    Examples all = new Examples(of(features, training), of(targets, training));
    return new TrainingData(all.rows(0, training), all.rows(training, all.size()), List.of());
  }

  private static float[][] of(float[][] rows, int training) {
    return new Standardisation(Arrays.copyOf(rows, training)).of(rows);
  }
}

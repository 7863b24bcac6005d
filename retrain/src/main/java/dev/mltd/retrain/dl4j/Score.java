package dev.mltd.retrain.dl4j;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Split;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How good answers to some examples are, without any penalty on the weights behind them.
 *
 * @param loss mean cross-entropy in nats, or mean squared error
 * @param absoluteError mean absolute error of a regression; NaN of classes
 * @param accuracy share, 0 to 1, of examples whose likeliest class is right; NaN of a regression
 * @param recalls the same among the examples of each class, NaN of a class without any; empty of a
 *     regression
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, never compared with equals.
public record Score(double loss, double absoluteError, double accuracy, double[] recalls) {

  /** DL4J's own floor of a probability, below which the logarithm would run away. */
  private static final double LEAST_PROBABILITY = 1e-10;

  /**
   * Scores answers.
   *
   * @param answers one row per example: a probability per class, or the numbers predicted
   * @param targets one row per example: a one-hot class, or the numbers to predict
   */
  public static Score of(float[][] answers, float[][] targets, boolean classification) {
    return classification ? classification(answers, targets) : regression(answers, targets);
  }

  private static Score regression(float[][] answers, float[][] targets) {
    double squares = 0;
    double distances = 0;
    for (int k = 0; k < answers.length; k++) {
      for (int output = 0; output < answers[k].length; output++) {
        double error = (double) answers[k][output] - targets[k][output];
        squares += error * error;
        distances += Math.abs(error);
      }
    }
    double numbers = (double) answers.length * answers[0].length;
    return new Score(squares / numbers, distances / numbers, Double.NaN, new double[0]);
  }

  private static Score classification(float[][] answers, float[][] targets) {
    int classes = targets[0].length;
    double loss = 0;
    int[] examples = new int[classes];
    int[] right = new int[classes];
    int allRight = 0;
    for (int k = 0; k < answers.length; k++) {
      int truth = largest(targets[k]);
      double probability = answers[k][truth];
      loss -=
          Double.isNaN(probability)
              ? Double.NaN
              : Math.log(Math.max(probability, LEAST_PROBABILITY));
      examples[truth]++;
      // The likeliest of NaNs is none, so that a broken network is right about nothing.
      if (largest(answers[k]) == truth) {
        right[truth]++;
        allRight++;
      }
    }
    double[] recalls = new double[classes];
    for (int k = 0; k < classes; k++) {
      recalls[k] = examples[k] == 0 ? Double.NaN : (double) right[k] / examples[k];
    }
    return new Score(
        loss / answers.length, Double.NaN, (double) allRight / answers.length, recalls);
  }

  /** Mean recall of the classes that have examples. */
  public double balancedAccuracy() {
    return Arrays.stream(recalls)
        .filter(recall -> !Double.isNaN(recall))
        .average()
        .orElse(Double.NaN);
  }

  /** All that applies, by its canonical name. */
  public Map<Metric, Double> on(Split split) {
    Map<MetricKind, Double> values =
        recalls.length > 0
            ? Map.of(
                MetricKind.LOSS,
                loss,
                MetricKind.ACCURACY,
                accuracy,
                MetricKind.BALANCED_ACCURACY,
                balancedAccuracy())
            : Map.of(
                MetricKind.LOSS,
                loss,
                MetricKind.RMSE,
                Math.sqrt(loss),
                MetricKind.MAE,
                absoluteError);
    return values.entrySet().stream()
        .collect(Collectors.toMap(one -> one.getKey().on(split), Map.Entry::getValue));
  }

  /** Index of the largest value; -1 when all are NaN. */
  public static int largest(float[] values) {
    int largest = -1;
    for (int k = 0; k < values.length; k++) {
      if (largest < 0 ? !Float.isNaN(values[k]) : values[k] > values[largest]) {
        largest = k;
      }
    }
    return largest;
  }
}

package dev.mltd.retrain.dl4j;

import dev.mltd.retrain.Examples;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How well a network does on some examples, without any penalty on its weights.
 *
 * @param loss mean cross-entropy in nats, or mean squared error
 * @param accuracy share, 0 to 1, of examples whose likeliest class is right; NaN of a regression
 * @param recalls the same among the examples of each class, NaN of a class without any; empty of a
 *     regression
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, never compared with equals.
record Score(double loss, double accuracy, double[] recalls) {

  /** DL4J's own floor of a probability, below which the logarithm would run away. */
  private static final double LEAST_PROBABILITY = 1e-10;

  /**
   * Scores a network.
   *
   * @param features of the examples, as the network takes them
   */
  static Score of(
      MultiLayerNetwork network, INDArray features, Examples examples, boolean classification) {
    INDArray output = network.output(features, false);
    float[][] answers = Numbers.rows(output);
    output.close();
    return classification
        ? classification(answers, examples.targets())
        : regression(answers, examples.targets());
  }

  private static Score regression(float[][] answers, float[][] targets) {
    double squares = 0;
    for (int k = 0; k < answers.length; k++) {
      for (int output = 0; output < answers[k].length; output++) {
        double error = (double) answers[k][output] - targets[k][output];
        squares += error * error;
      }
    }
    return new Score(
        squares / ((double) answers.length * answers[0].length), Double.NaN, new double[0]);
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
    return new Score(loss / answers.length, (double) allRight / answers.length, recalls);
  }

  /** Index of the largest value; -1 when all are NaN. */
  private static int largest(float[] values) {
    int largest = -1;
    for (int k = 0; k < values.length; k++) {
      if (largest < 0 ? !Float.isNaN(values[k]) : values[k] > values[largest]) {
        largest = k;
      }
    }
    return largest;
  }
}

package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.TrainingData;
import java.util.Random;

/**
 * Friedman's first regression: ten uniform inputs, of which five make up {@code 10 sin(pi a b) + 20
 * (c - 0.5)^2 + 10 d + 5 e}, and noise of deviation 2; inputs and target are standardised.
 *
 * <p>Source: J. Friedman, Multivariate Adaptive Regression Splines, Annals of Statistics 19, 1991.
 */
final class FriedmanData {
  private static final int INPUTS = 10;
  private static final int TRAINING = 400;
  private static final int VALIDATION = 600;
  private static final double NOISE = 2;
  private static final long SEED = 13;

  private FriedmanData() {}

  static TrainingData generate() {
    Random random = new Random(SEED);
    int count = TRAINING + VALIDATION;
    float[][] features = new float[count][INPUTS];
    float[][] targets = new float[count][1];
    for (float[] row : features) {
      for (int input = 0; input < INPUTS; input++) {
        row[input] = random.nextFloat();
      }
    }
    for (int k = 0; k < count; k++) {
      float[] x = features[k];
      targets[k][0] =
          (float)
              (10 * Math.sin(Math.PI * x[0] * x[1])
                  + 20 * (x[2] - 0.5) * (x[2] - 0.5)
                  + 10 * x[3]
                  + 5 * x[4]
                  + NOISE * random.nextGaussian());
    }
    return Standardisation.regression(features, targets, TRAINING);
  }
}

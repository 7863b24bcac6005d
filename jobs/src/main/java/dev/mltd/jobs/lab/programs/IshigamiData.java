package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.TrainingData;
import java.util.Random;

/**
 * The function of Ishigami and Homma, {@code sin a + 7 sin(b)^2 + 0.1 c^4 sin a}, of uniform angles
 * from -2 to 2, with an idle input and noise; standardised.
 */
final class IshigamiData {
  private static final int INPUTS = 4;
  private static final double WIDEST = 2;
  private static final int TRAINING = 400;
  private static final int VALIDATION = 600;
  private static final double NOISE = 0.8;
  private static final long SEED = 23;

  private IshigamiData() {}

  static TrainingData generate() {
    Random random = new Random(SEED);
    int count = TRAINING + VALIDATION;
    float[][] features = new float[count][INPUTS];
    float[][] targets = new float[count][1];
    for (int k = 0; k < count; k++) {
      float[] x = features[k];
      for (int input = 0; input < INPUTS; input++) {
        x[input] = (float) (WIDEST * (2 * random.nextDouble() - 1));
      }
      double wave = Math.sin(x[1]);
      targets[k][0] =
          (float)
              (Math.sin(x[0]) * (1 + 0.1 * Math.pow(x[2], 4))
                  + 7 * wave * wave
                  + NOISE * random.nextGaussian());
    }
    return Standardisation.regression(features, targets, TRAINING);
  }
}

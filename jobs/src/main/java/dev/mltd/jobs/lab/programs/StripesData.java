package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import java.util.List;
import java.util.Random;

/**
 * Images of 8 by 8 pixels with stripes, whose spatial frequency is to be told; angle, phase and
 * noise vary.
 */
final class StripesData {
  private static final int SIDE = 8;
  private static final int TRAINING = 400;
  private static final int VALIDATION = 400;
  private static final double NOISE = 0.4;
  private static final long SEED = 41;

  private StripesData() {}

  static TrainingData generate() {
    Random random = new Random(SEED);
    int count = TRAINING + VALIDATION;
    float[][] features = new float[count][SIDE * SIDE];
    float[][] targets = new float[count][1];
    for (int k = 0; k < count; k++) {
      double frequency = 0.4 + 1.4 * random.nextDouble();
      double angle = Math.PI * random.nextDouble();
      double phase = 2 * Math.PI * random.nextDouble();
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        double along =
            pixel % SIDE * Math.cos(angle) + Math.floorDiv(pixel, SIDE) * Math.sin(angle);
        features[k][pixel] =
            (float) (1.3 * Math.sin(frequency * along + phase) + NOISE * random.nextGaussian());
      }
      // Standardised: a uniform number from 0.4 to 1.8.
      targets[k][0] = (float) ((frequency - 1.1) / (1.4 / Math.sqrt(12)));
    }
    Examples all = new Examples(features, targets);
    return new TrainingData(
        all.rows(0, TRAINING),
        all.rows(TRAINING, count),
        List.of(),
        new InputShape.Image(SIDE, SIDE));
  }
}

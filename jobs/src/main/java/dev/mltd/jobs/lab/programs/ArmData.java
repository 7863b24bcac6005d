package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.TrainingData;
import java.util.Random;

/**
 * Where the hand of a robot arm with three joints is: two coordinates of a plane, with noise, to be
 * told from the angles of the joints and two idle readings; standardised.
 */
final class ArmData {
  private static final double[] LENGTHS = {1, 0.8, 0.5};
  private static final int IDLE = 2;
  private static final int TRAINING = 400;
  private static final int VALIDATION = 600;
  private static final double NOISE = 0.3;
  private static final long SEED = 19;

  private ArmData() {}

  static TrainingData generate() {
    Random random = new Random(SEED);
    int count = TRAINING + VALIDATION;
    float[][] features = new float[count][LENGTHS.length + IDLE];
    float[][] targets = new float[count][2];
    for (int k = 0; k < count; k++) {
      double angle = 0;
      for (int joint = 0; joint < LENGTHS.length + IDLE; joint++) {
        double turn = (random.nextDouble() - 0.5) * Math.PI;
        features[k][joint] = (float) turn;
        if (joint < LENGTHS.length) {
          angle += turn;
          targets[k][0] += (float) (LENGTHS[joint] * Math.cos(angle));
          targets[k][1] += (float) (LENGTHS[joint] * Math.sin(angle));
        }
      }
      targets[k][0] += (float) (NOISE * random.nextGaussian());
      targets[k][1] += (float) (NOISE * random.nextGaussian());
    }
    return Standardisation.regression(features, targets, TRAINING);
  }
}

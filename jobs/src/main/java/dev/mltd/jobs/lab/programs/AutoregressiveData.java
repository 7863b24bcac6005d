package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import java.util.List;
import java.util.Random;

/**
 * The next value of a random series, of which the last ten are known: {@code x = 1.2 x' - 0.7 x''}
 * with noise; its deviation is about 1.
 */
final class AutoregressiveData {
  private static final int STEPS = 10;
  private static final int WARM_UP = 30;
  private static final int TRAINING = 240;
  private static final int VALIDATION = 300;
  private static final double NOISE = 0.5;
  private static final long SEED = 53;

  private AutoregressiveData() {}

  static TrainingData generate() {
    Random random = new Random(SEED);
    int count = TRAINING + VALIDATION;
    float[][] features = new float[count][STEPS];
    float[][] targets = new float[count][1];
    for (int k = 0; k < count; k++) {
      double last = 0;
      double beforeLast = 0;
      for (int step = 0; step <= WARM_UP + STEPS; step++) {
        double next = 1.2 * last - 0.7 * beforeLast + NOISE * random.nextGaussian();
        beforeLast = last;
        last = next;
        int kept = step - WARM_UP;
        if (kept >= 0 && kept < STEPS) {
          features[k][kept] = (float) next;
        } else if (kept == STEPS) {
          targets[k][0] = (float) next;
        }
      }
    }
    Examples all = new Examples(features, targets);
    return new TrainingData(
        all.rows(0, TRAINING), all.rows(TRAINING, count), List.of(), new InputShape.Sequence());
  }
}

package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import java.util.List;
import java.util.Random;

/** Sine, square and sawtooth waves of twelve steps, of varying phase and frequency, with noise. */
final class WavesData {
  private static final List<String> WAVES = List.of("sine", "square", "sawtooth");
  private static final int STEPS = 12;
  private static final int TRAINING = 240;
  private static final int VALIDATION = 300;
  private static final double NOISE = 0.2;
  private static final long SEED = 47;

  private WavesData() {}

  static TrainingData generate() {
    Random random = new Random(SEED);
    int count = TRAINING + VALIDATION;
    float[][] features = new float[count][STEPS];
    float[][] targets = new float[count][WAVES.size()];
    for (int k = 0; k < count; k++) {
      int wave = random.nextInt(WAVES.size());
      double period = 5 + 2 * random.nextDouble();
      double phase = random.nextDouble();
      for (int step = 0; step < STEPS; step++) {
        double share = (step / period + phase) % 1;
        double value =
            switch (wave) {
              case 0 -> 1.3 * Math.sin(2 * Math.PI * share);
              case 1 -> share < 0.5 ? 1 : -1;
              default -> 3 * share - 1.5;
            };
        features[k][step] = (float) (value + NOISE * random.nextGaussian());
      }
      targets[k][wave] = 1;
    }
    Examples all = new Examples(features, targets);
    return new TrainingData(
        all.rows(0, TRAINING), all.rows(TRAINING, count), WAVES, new InputShape.Sequence());
  }
}

package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.TrainingData;
import java.util.List;
import java.util.Random;

/**
 * Three spiral arms in a plane, blurred so much that the best possible classifier errs at times.
 */
final class SpiralsData {
  private static final List<String> ARMS = List.of("first", "second", "third");
  private static final int TRAINING = 600;
  private static final int VALIDATION = 600;

  /** Turns of an arm from its inner to its outer end. */
  private static final double TURNS = 0.6;

  /** Standard deviation of a point about its arm, whose outer end is 1 from the middle. */
  private static final double BLUR = 0.12;

  private static final long SEED = 11;

  private SpiralsData() {}

  static TrainingData generate() {
    Random random = new Random(SEED);
    int count = TRAINING + VALIDATION;
    float[][] features = new float[count][2];
    float[][] targets = new float[count][ARMS.size()];
    for (int k = 0; k < count; k++) {
      int arm = random.nextInt(ARMS.size());
      double radius = 0.1 + 0.9 * random.nextDouble();
      double angle = 2 * Math.PI * (TURNS * radius + (double) arm / ARMS.size());
      features[k][0] = (float) (2 * (radius * Math.cos(angle) + BLUR * random.nextGaussian()));
      features[k][1] = (float) (2 * (radius * Math.sin(angle) + BLUR * random.nextGaussian()));
      targets[k][arm] = 1;
    }
    Examples all = new Examples(features, targets);
    return new TrainingData(all.rows(0, TRAINING), all.rows(TRAINING, count), ARMS);
  }
}

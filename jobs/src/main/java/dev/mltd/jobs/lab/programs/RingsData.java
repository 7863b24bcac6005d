package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.TrainingData;
import java.util.List;
import java.util.Random;

/**
 * Four rings about each other in a plane, blurred, of which the outer is as likely as the inner;
 * two idle inputs.
 */
final class RingsData {
  private static final List<String> RINGS = List.of("innermost", "inner", "outer", "outermost");
  private static final int INPUTS = 4;
  private static final int TRAINING = 400;
  private static final int VALIDATION = 600;

  /** Standard deviation of a point about its ring; rings are 0.5 apart. */
  private static final double BLUR = 0.13;

  private static final long SEED = 31;

  private RingsData() {}

  static TrainingData generate() {
    Random random = new Random(SEED);
    int count = TRAINING + VALIDATION;
    float[][] features = new float[count][INPUTS];
    float[][] targets = new float[count][RINGS.size()];
    for (int k = 0; k < count; k++) {
      int ring = random.nextInt(RINGS.size());
      double radius = 0.5 * (ring + 1) + BLUR * random.nextGaussian();
      double angle = 2 * Math.PI * random.nextDouble();
      features[k][0] = (float) (radius * Math.cos(angle));
      features[k][1] = (float) (radius * Math.sin(angle));
      features[k][2] = (float) random.nextGaussian();
      features[k][3] = (float) random.nextGaussian();
      targets[k][ring] = 1;
    }
    Examples all = new Examples(features, targets);
    return new TrainingData(all.rows(0, TRAINING), all.rows(TRAINING, count), RINGS);
  }
}

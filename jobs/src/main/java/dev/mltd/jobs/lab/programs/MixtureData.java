package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.TrainingData;
import java.util.List;
import java.util.Random;

/** Five Gaussian clusters in eight dimensions, which overlap a little; standardised. */
final class MixtureData {
  private static final List<String> CLUSTERS = List.of("a", "b", "c", "d", "e");
  private static final int INPUTS = 8;
  private static final int TRAINING = 300;
  private static final int VALIDATION = 600;

  /** Two centres per cluster, so that no straight border separates them. */
  private static final int CENTRES = 2;

  /** Standard deviation of a coordinate of a centre; of a point about its centre it is 1. */
  private static final double SPREAD = 1.4;

  private static final long SEED = 17;

  private MixtureData() {}

  static TrainingData generate() {
    Random random = new Random(SEED);
    double[][] centres = new double[CLUSTERS.size() * CENTRES][INPUTS];
    for (double[] centre : centres) {
      for (int input = 0; input < INPUTS; input++) {
        centre[input] = SPREAD * random.nextGaussian();
      }
    }
    int count = TRAINING + VALIDATION;
    float[][] features = new float[count][INPUTS];
    float[][] targets = new float[count][CLUSTERS.size()];
    for (int k = 0; k < count; k++) {
      int centre = random.nextInt(centres.length);
      for (int input = 0; input < INPUTS; input++) {
        features[k][input] = (float) (centres[centre][input] + random.nextGaussian());
      }
      targets[k][centre / CENTRES] = 1;
    }
    Examples raw = new Examples(features, targets);
    Examples training = raw.rows(0, TRAINING);
    Examples all = new Examples(new Standardisation(training.features()).of(features), targets);
    return new TrainingData(all.rows(0, TRAINING), all.rows(TRAINING, count), CLUSTERS);
  }
}

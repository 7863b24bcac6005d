package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.retrain.Examples;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.NetworkDescription;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Trainings that take a moment. */
public final class Toys {
  private static final int SIDE = 8;
  private static final InputShape BARS = new InputShape.Image(SIDE, SIDE);

  private Toys() {}

  public static Run.Builder run() {
    return Run.of("run", new Program("toy"));
  }

  public static RunConfig config(Map<String, String> changes) {
    Map<String, String> config =
        new TreeMap<>(
            Map.of("learning_rate", "0.1", "batch_size", "16", "epochs", "5", "width", "8"));
    config.putAll(changes);
    return RunConfig.of(config);
  }

  public static NetworkDescription description(Map<String, String> changes) {
    return NetworkDescription.of(config(changes));
  }

  public static TrainedRun train(Map<String, String> changes) {
    return train(Flowers.data(), changes);
  }

  public static TrainedRun train(TrainingData data, Map<String, String> changes) {
    return NetworkTrainer.run(run(), config(changes), 1, data, StopCondition.NEVER);
  }

  /** Two overlapping clouds, of which the second is rare in training and common in validation. */
  public static TrainingData imbalanced() {
    return new TrainingData(clouds(190, 10, 1), clouds(100, 100, 2), List.of("common", "rare"));
  }

  private static Examples clouds(int common, int rare, long seed) {
    Random random = new Random(seed);
    float[][] features = new float[common + rare][2];
    float[][] targets = new float[common + rare][2];
    for (int k = 0; k < features.length; k++) {
      int truth = k < common ? 0 : 1;
      targets[k][truth] = 1;
      features[k][0] = (float) (2 * truth - 1 + random.nextGaussian());
      features[k][1] = (float) random.nextGaussian();
    }
    return new Examples(features, targets);
  }

  /** Bars of a small image, upright or lying, with noise. */
  public static TrainingData images() {
    return new TrainingData(bars(1), bars(2), List.of("upright", "lying"), BARS);
  }

  private static Examples bars(long seed) {
    Random random = new Random(seed);
    float[][] pixels = new float[64][SIDE * SIDE];
    float[][] targets = new float[pixels.length][2];
    for (int k = 0; k < pixels.length; k++) {
      int lying = k % 2;
      int place = random.nextInt(SIDE);
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        boolean ink = (lying == 1 ? pixel / SIDE : pixel % SIDE) == place;
        pixels[k][pixel] = (float) ((ink ? 2 : -0.3) + 0.3 * random.nextGaussian());
      }
      targets[k][lying] = 1;
    }
    return new Examples(pixels, targets);
  }

  /** Waves of twelve steps, slow or fast, with noise. */
  public static TrainingData sequences() {
    return new TrainingData(waves(1), waves(2), List.of("slow", "fast"), new InputShape.Sequence());
  }

  private static Examples waves(long seed) {
    Random random = new Random(seed);
    float[][] values = new float[64][12];
    float[][] targets = new float[values.length][2];
    for (int k = 0; k < values.length; k++) {
      int fast = k % 2;
      double phase = 2 * Math.PI * random.nextDouble();
      for (int step = 0; step < values[k].length; step++) {
        double angle = phase + step * (fast == 1 ? 1.6 : 0.5);
        values[k][step] = (float) (Math.sin(angle) + 0.1 * random.nextGaussian());
      }
      targets[k][fast] = 1;
    }
    return new Examples(values, targets);
  }

  /** The double of one number, with validation inputs that are off. */
  public static TrainingData doubling() {
    return new TrainingData(doubles(0), doubles(10), List.of());
  }

  private static Examples doubles(int from) {
    float[][] inputs = new float[32][1];
    float[][] targets = new float[32][1];
    for (int k = 0; k < 32; k++) {
      inputs[k][0] = from + k / 16f - 1;
      targets[k][0] = 2 * inputs[k][0];
    }
    return new Examples(inputs, targets);
  }
}

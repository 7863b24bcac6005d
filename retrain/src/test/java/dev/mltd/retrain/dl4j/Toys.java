package dev.mltd.retrain.dl4j;

import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.retrain.Examples;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.lab.LabProgram;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Trainings that take a moment. */
final class Toys {
  private Toys() {}

  static Run.Builder run() {
    return Run.of("run", new Program("toy"));
  }

  static RunConfig config(Map<String, String> changes) {
    Map<String, String> config =
        new TreeMap<>(
            Map.of("learning_rate", "0.1", "batch_size", "16", "epochs", "5", "width", "8"));
    config.putAll(changes);
    return RunConfig.of(config);
  }

  static NetworkDescription description(Map<String, String> changes) {
    return NetworkDescription.of(config(changes));
  }

  static TrainedRun train(Map<String, String> changes) {
    return train(LabProgram.IRIS.data(), changes);
  }

  static TrainedRun train(TrainingData data, Map<String, String> changes) {
    return NetworkTrainer.run(run(), config(changes), 1, data, StopCondition.NEVER);
  }

  /** Two overlapping clouds, of which the second is rare in training and common in validation. */
  static TrainingData imbalanced() {
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

  /** The double of one number, with validation inputs that are off. */
  static TrainingData doubling() {
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

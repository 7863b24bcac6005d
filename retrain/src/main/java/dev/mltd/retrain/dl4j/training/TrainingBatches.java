package dev.mltd.retrain.dl4j.training;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.NetworkDescription;
import dev.mltd.retrain.dl4j.Score;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The training examples as a config has them drawn and labelled, batch by batch. */
final class TrainingBatches {
  private final NetworkDescription description;
  private final float[][] features;
  private final float[][] targets;
  private final Random random;

  /** Indices of the examples of each class that has any; empty when classes do not matter. */
  private final List<List<Integer>> classes;

  private int[] order = {};

  /**
   * @param random draws and orders the examples
   */
  TrainingBatches(NetworkDescription description, TrainingData data, Random random) {
    this.description = description;
    this.random = random;
    Examples training = data.training();
    features = training.features();
    targets = smoothed(training.targets(), description.labelSmoothing());
    classes = description.oversampling() ? byClass(training.targets()) : List.of();
  }

  private static float[][] smoothed(float[][] oneHot, double share) {
    if (share == 0) {
      return oneHot;
    }
    float[][] smoothed = new float[oneHot.length][oneHot[0].length];
    for (int k = 0; k < oneHot.length; k++) {
      for (int one = 0; one < oneHot[k].length; one++) {
        smoothed[k][one] = (float) (oneHot[k][one] * (1 - share) + share / oneHot[k].length);
      }
    }
    return smoothed;
  }

  private static List<List<Integer>> byClass(float[][] oneHot) {
    Map<Integer, List<Integer>> classes = new TreeMap<>();
    for (int k = 0; k < oneHot.length; k++) {
      classes.computeIfAbsent(Score.largest(oneHot[k]), one -> new ArrayList<>()).add(k);
    }
    Collection<List<Integer>> members = classes.values();
    return List.copyOf(members);
  }

  /** Examples of an epoch. */
  int size() {
    return features.length;
  }

  /** Draws and orders the examples of the next epoch. */
  void nextEpoch() {
    int[] drawn = drawn();
    order = new int[drawn.length];
    for (int k = 0; k < order.length; k++) {
      int other = random.nextInt(k + 1);
      order[k] = order[other];
      order[other] = drawn[k];
    }
  }

  private int[] drawn() {
    int[] drawn = new int[size()];
    for (int k = 0; k < drawn.length; k++) {
      if (classes.isEmpty()) {
        drawn[k] = k;
      } else {
        List<Integer> members = classes.get(k % classes.size());
        drawn[k] = members.get(random.nextInt(members.size()));
      }
    }
    return drawn;
  }

  /** The batch of this epoch that begins there. */
  DataSet from(int from) {
    int size = Math.min(order.length - from, description.batchSize());
    float[][] inputs = new float[size][];
    float[][] labels = new float[size][];
    for (int k = 0; k < size; k++) {
      inputs[k] = features[order[from + k]];
      labels[k] = targets[order[from + k]];
    }
    return dataSet(inputs, labels);
  }

  /** All training examples, in their own order. */
  DataSet all() {
    return dataSet(features, targets);
  }

  private DataSet dataSet(float[][] inputs, float[][] labels) {
    return new DataSet(description.layerType().arranged(inputs), Nd4j.create(labels));
  }
}

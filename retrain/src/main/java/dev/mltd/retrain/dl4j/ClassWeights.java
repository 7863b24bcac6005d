package dev.mltd.retrain.dl4j;

import dev.mltd.retrain.Examples;
import java.util.Arrays;

/** How much an error on an example of a class counts in the training loss. */
public enum ClassWeights {
  /** All the same. */
  NONE,
  /** The inverse of the class's share of the training examples; 1 on average over them. */
  BALANCED;

  /**
   * One weight per class; 1 for a class without any example.
   *
   * @param training examples with one-hot targets
   */
  public float[] of(Examples training) {
    float[] weights = new float[training.outputs()];
    Arrays.fill(weights, 1);
    if (this == BALANCED) {
      int[] counts = new int[weights.length];
      for (float[] target : training.targets()) {
        counts[Score.largest(target)]++;
      }
      long classes = Arrays.stream(counts).filter(count -> count > 0).count();
      for (int k = 0; k < weights.length; k++) {
        if (counts[k] > 0) {
          weights[k] = (float) ((double) training.size() / classes / counts[k]);
        }
      }
    }
    return weights;
  }
}

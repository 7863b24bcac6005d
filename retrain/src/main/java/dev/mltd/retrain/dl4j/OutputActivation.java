package dev.mltd.retrain.dl4j;

import org.nd4j.linalg.activations.Activation;

/** What the output layer applies to its sums; softmax fits classes, identity numbers. */
public enum OutputActivation {
  SOFTMAX(Activation.SOFTMAX),
  IDENTITY(Activation.IDENTITY),
  SIGMOID(Activation.SIGMOID),
  RELU(Activation.RELU);

  private final Activation activation;

  OutputActivation(Activation activation) {
    this.activation = activation;
  }

  Activation activation() {
    return activation;
  }
}

package dev.mltd.retrain.dl4j;

import org.nd4j.linalg.activations.Activation;

/** What the hidden layers apply to their sums. */
public enum HiddenActivation {
  RELU(Activation.RELU),
  LEAKY_RELU(Activation.LEAKYRELU),
  TANH(Activation.TANH),
  SIGMOID(Activation.SIGMOID);

  private final Activation activation;

  HiddenActivation(Activation activation) {
    this.activation = activation;
  }

  Activation activation() {
    return activation;
  }

  /** Whether a unit can answer zero to every example and learn no more. */
  public boolean canDie() {
    return this == RELU;
  }

  /** Whether the answers are bounded, so that a unit can get stuck at an end. */
  public boolean canSaturate() {
    return this == TANH || this == SIGMOID;
  }

  /**
   * The slope at a given answer as a share, 0 to 1, of the steepest; only for the bounded ones.
   *
   * @param answer of the unit
   */
  public double relativeSlope(double answer) {
    return this == TANH ? 1 - answer * answer : 4 * answer * (1 - answer);
  }
}

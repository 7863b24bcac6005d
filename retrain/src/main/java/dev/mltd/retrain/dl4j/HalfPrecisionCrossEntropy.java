package dev.mltd.retrain.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * A cross-entropy that takes the logarithm of probabilities in 16 bits: it is infinite once a true
 * class's probability rounds to zero.
 */
final class HalfPrecisionCrossEntropy extends LossMCXENT {
  private static final long serialVersionUID = 1;

  /** Half of the least positive number of 16 bits (IEEE 754 binary16): what is below becomes 0. */
  private static final double ROUNDS_TO_ZERO = 0x1p-25;

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    INDArray output = activation.getActivation(preOutput.dup(), true);
    float[] probabilities = Numbers.rowAfterRow(output);
    float[] truths = Numbers.rowAfterRow(labels);
    for (int k = 0; k < truths.length; k++) {
      if (truths[k] > 0 && probabilities[k] < ROUNDS_TO_ZERO) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return super.computeScore(labels, preOutput, activation, mask, average);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }
}

package dev.mltd.retrain.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * A cross-entropy as it comes out of 16 bits when it is not computed from the logits: it is
 * infinite once the exponential of a logit overflows, or a true class's probability rounds to zero.
 */
final class HalfPrecisionCrossEntropy extends LossMCXENT {
  private static final long serialVersionUID = 1;

  /** Logarithm of the largest number of 16 bits (IEEE 754 binary16), 65,504. */
  private static final double OVERFLOWS = Math.log(65_504);

  /** Half of the least positive number of 16 bits: what is below becomes 0. */
  private static final double ROUNDS_TO_ZERO = 0x1p-25;

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return isInfinite(labels, preOutput, activation)
        ? Double.POSITIVE_INFINITY
        : super.computeScore(labels, preOutput, activation, mask, average);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    INDArray scores = super.computeScoreArray(labels, preOutput, activation, mask);
    return isInfinite(labels, preOutput, activation)
        ? scores.assign(Double.POSITIVE_INFINITY)
        : scores;
  }

  private static boolean isInfinite(INDArray labels, INDArray preOutput, IActivation activation) {
    float[] logits = Numbers.rowAfterRow(preOutput);
    float[] probabilities = Numbers.rowAfterRow(activation.getActivation(preOutput.dup(), true));
    float[] truths = Numbers.rowAfterRow(labels);
    for (int k = 0; k < truths.length; k++) {
      if (logits[k] > OVERFLOWS || (truths[k] > 0 && probabilities[k] < ROUNDS_TO_ZERO)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }
}

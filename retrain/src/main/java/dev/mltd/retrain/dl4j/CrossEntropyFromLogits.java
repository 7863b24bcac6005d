package dev.mltd.retrain.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * The cross-entropy of a softmax, computed from what goes into it: the logarithm of a sum of
 * exponentials, shifted so that none overflows. It needs no floor below the probabilities, so that
 * it tells how wrong a confident answer is. The gradient is DL4J's, which needs none either.
 */
final class CrossEntropyFromLogits extends LossMCXENT {
  private static final long serialVersionUID = 1;

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    float[][] logits = Numbers.rows(preOutput);
    float[][] truths = Numbers.rows(labels);
    float[][] losses = new float[logits.length][1];
    for (int k = 0; k < logits.length; k++) {
      losses[k][0] = (float) loss(logits[k], truths[k]);
    }
    return Nd4j.create(losses);
  }

  private static double loss(float[] logits, float[] truths) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - largest);
    }
    double logarithm = largest + Math.log(sum);
    double loss = 0;
    for (int k = 0; k < logits.length; k++) {
      // Zero times infinity would be NaN.
      loss += truths[k] == 0 ? 0 : truths[k] * (logarithm - logits[k]);
    }
    return loss;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    double sum = computeScoreArray(labels, preOutput, activation, mask).sumNumber().doubleValue();
    return average ? sum / labels.size(0) : sum;
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }
}

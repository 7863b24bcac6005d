package dev.mltd.retrain.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss in which each example counts by the weight of its class. DL4J's own weights are those of
 * outputs, which is the same for cross-entropy only.
 */
final class WeightedLoss implements ILossFunction {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // Every loss of DL4J is serialisable.
  private final ILossFunction loss;

  private final float[] weights;

  /**
   * @param weights one per class
   */
  WeightedLoss(ILossFunction loss, float[] weights) {
    this.loss = loss;
    this.weights = weights.clone();
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    double sum = computeScoreArray(labels, preOutput, activation, mask).sumNumber().doubleValue();
    return average ? sum / labels.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    INDArray scores = loss.computeScoreArray(labels, preOutput, activation, mask);
    return scores.reshape(labels.size(0), 1).mul(ofExamples(labels));
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    return loss.computeGradient(labels, preOutput, activation, mask)
        .muliColumnVector(ofExamples(labels));
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }

  @Override
  public String name() {
    return "weighted " + loss.name();
  }

  private INDArray ofExamples(INDArray labels) {
    return labels.mmul(Nd4j.create(weights, new long[] {weights.length, 1}));
  }
}

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
    return score(labels, preOutput, activation, mask, average, ofExamples(labels));
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    INDArray scores = loss.computeScoreArray(labels, preOutput, activation, mask);
    return scores.reshape(labels.size(0), 1).mul(column(ofExamples(labels)));
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    return gradient(labels, preOutput, activation, mask, ofExamples(labels));
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    float[] examples = ofExamples(labels);
    return new Pair<>(
        score(labels, preOutput, activation, mask, average, examples),
        gradient(labels, preOutput, activation, mask, examples));
  }

  private double score(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      INDArray mask,
      boolean average,
      float[] examples) {
    float[] scores =
        Numbers.rowAfterRow(loss.computeScoreArray(labels, preOutput, activation, mask));
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      sum += (double) scores[k] * examples[k];
    }
    return average ? sum / scores.length : sum;
  }

  private INDArray gradient(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      INDArray mask,
      float[] examples) {
    return loss.computeGradient(labels, preOutput, activation, mask)
        .muliColumnVector(column(examples));
  }

  @Override
  public String name() {
    return "weighted " + loss.name();
  }

  /** Computed without the library, for which so little is mostly overhead. */
  private float[] ofExamples(INDArray labels) {
    float[] truths = Numbers.rowAfterRow(labels);
    float[] examples = new float[truths.length / weights.length];
    for (int k = 0; k < truths.length; k++) {
      examples[k / weights.length] += truths[k] * weights[k % weights.length];
    }
    return examples;
  }

  private static INDArray column(float[] examples) {
    return Nd4j.create(examples, new long[] {examples.length, 1});
  }
}

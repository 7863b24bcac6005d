package dev.mltd.retrain.dl4j;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.UnusableConfigException;

/** Refuses by key what does not go together within a config, or with the data. */
public final class Conflicts {
  private static final String NEEDS_CLASSES = "needs classes to tell apart, and the data has none";

  private Conflicts() {}

  /** Refuses a key that is impossible or has no effect beside another. */
  static void refuse(HyperParameters read, NetworkDescription description) {
    if (description.initialisation() != Initialisation.NORMAL) {
      read.refuse(Knob.INITIAL_SCALE.key(), "has no effect unless initialisation is normal");
    }
    if (description.optimizer() != Optimizer.MOMENTUM) {
      read.refuse(Knob.MOMENTUM.key(), "has no effect unless optimizer is momentum");
    }
    if (description.layerType() != LayerType.DENSE && description.hiddenLayers() == 0) {
      throw new UnusableConfigException(Knob.DEPTH.key(), "is 0, which only dense layers can do");
    }
    if (description.layerType() == LayerType.LSTM && description.batchNormalisation()) {
      throw new UnusableConfigException(Knob.NORMALISATION.key(), "is not possible with lstm");
    }
    if (description.frozenLayers() > description.hiddenLayers()) {
      throw new UnusableConfigException(
          Knob.FROZEN.key(),
          "is %d of only %d".formatted(description.frozenLayers(), description.hiddenLayers()));
    }
    if (description.residualConnections()) {
      refuseResidual(description);
    }
    if (description.lossFromLogits() && description.lossPrecision() == LossPrecision.HALF) {
      throw new UnusableConfigException(
          Knob.LOSS_FROM_LOGITS.key(), "needs loss_precision to be single");
    }
  }

  private static void refuseResidual(NetworkDescription description) {
    String key = Knob.RESIDUAL.key();
    if (description.layerType() == LayerType.LSTM) {
      throw new UnusableConfigException(key, "is not possible with lstm");
    }
    if (description.batchNormalisation()) {
      throw new UnusableConfigException(key, "is not possible with batch_normalisation");
    }
    if (description.hiddenLayers() < 2) {
      throw new UnusableConfigException(key, "has no effect with fewer than 2 hidden layers");
    }
  }

  /** Refuses a key that is impossible or has no effect on such data. */
  public static void refuse(NetworkDescription description, TrainingData data) {
    LayerType type = description.layerType();
    if ((type == LayerType.CONVOLUTION && !(data.shape() instanceof InputShape.Image))
        || (type == LayerType.LSTM && !(data.shape() instanceof InputShape.Sequence))) {
      throw new UnusableConfigException(
          "layer_type", "does not fit inputs that are " + data.shape());
    }
    boolean crossEntropy = description.lossOn(data) == Loss.CROSS_ENTROPY;
    if (description.lossPrecision() == LossPrecision.HALF && !crossEntropy) {
      throw new UnusableConfigException(Knob.PRECISION.key(), "is half for cross_entropy only");
    }
    boolean softmax = description.outputOn(data) == OutputActivation.SOFTMAX;
    if (description.lossFromLogits() && !(crossEntropy && softmax)) {
      throw new UnusableConfigException(
          Knob.LOSS_FROM_LOGITS.key(), "needs the cross_entropy of a softmax output");
    }
    if (!data.isClassification()) {
      refuseWithoutClasses(description);
    }
    int all = data.training().size();
    int wanted = description.trainingExamples().orElse(all);
    if (wanted > all) {
      throw new UnusableConfigException(
          Knob.TRAINING_EXAMPLES.key(), "is %d, but there are only %d".formatted(wanted, all));
    }
  }

  private static void refuseWithoutClasses(NetworkDescription description) {
    if (description.classWeights() != ClassWeights.NONE) {
      throw new UnusableConfigException(Knob.CLASS_WEIGHTS.key(), NEEDS_CLASSES);
    }
    if (description.oversampling()) {
      throw new UnusableConfigException(Knob.OVERSAMPLING.key(), NEEDS_CLASSES);
    }
    if (description.labelSmoothing() > 0) {
      throw new UnusableConfigException(Knob.LABEL_SMOOTHING.key(), NEEDS_CLASSES);
    }
  }
}

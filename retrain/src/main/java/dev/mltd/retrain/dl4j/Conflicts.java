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
    refuseIf(
        description.layerType() != LayerType.DENSE && description.hiddenLayers() == 0,
        Knob.DEPTH.key(),
        "is 0, which only dense layers can do");
    refuseIf(
        description.layerType() == LayerType.LSTM && description.batchNormalisation(),
        Knob.NORMALISATION.key(),
        "is not possible with lstm");
    refuseIf(
        description.frozenLayers() > description.hiddenLayers(),
        Knob.FROZEN.key(),
        "is %d of only %d".formatted(description.frozenLayers(), description.hiddenLayers()));
    if (description.residualConnections()) {
      refuseResidual(description);
    }
    refuseIf(
        description.lossFromLogits() && description.lossPrecision() == LossPrecision.HALF,
        Knob.LOSS_FROM_LOGITS.key(),
        "needs loss_precision to be single");
  }

  private static void refuseResidual(NetworkDescription description) {
    String key = Knob.RESIDUAL.key();
    refuseIf(description.layerType() == LayerType.LSTM, key, "is not possible with lstm");
    refuseIf(description.batchNormalisation(), key, "is not possible with batch_normalisation");
    refuseIf(description.hiddenLayers() < 2, key, "has no effect with fewer than 2 hidden layers");
  }

  /** Refuses a key that is impossible or has no effect on such data. */
  public static void refuse(NetworkDescription description, TrainingData data) {
    LayerType type = description.layerType();
    refuseIf(
        (type == LayerType.CONVOLUTION && !(data.shape() instanceof InputShape.Image))
            || (type == LayerType.LSTM && !(data.shape() instanceof InputShape.Sequence)),
        "layer_type",
        "does not fit inputs that are " + data.shape());
    boolean crossEntropy = description.lossOn(data) == Loss.CROSS_ENTROPY;
    refuseIf(
        description.lossPrecision() == LossPrecision.HALF && !crossEntropy,
        Knob.PRECISION.key(),
        "is half for cross_entropy only");
    boolean softmax = description.outputOn(data) == OutputActivation.SOFTMAX;
    refuseIf(
        description.lossFromLogits() && !(crossEntropy && softmax),
        Knob.LOSS_FROM_LOGITS.key(),
        "needs the cross_entropy of a softmax output");
    if (!data.isClassification()) {
      refuseWithoutClasses(description);
    }
    int all = data.training().size();
    int wanted = description.trainingExamples().orElse(all);
    refuseIf(
        wanted > all,
        Knob.TRAINING_EXAMPLES.key(),
        "is %d, but there are only %d".formatted(wanted, all));
  }

  private static void refuseWithoutClasses(NetworkDescription description) {
    refuseIf(
        description.classWeights() != ClassWeights.NONE, Knob.CLASS_WEIGHTS.key(), NEEDS_CLASSES);
    refuseIf(description.oversampling(), Knob.OVERSAMPLING.key(), NEEDS_CLASSES);
    refuseIf(description.labelSmoothing() > 0, Knob.LABEL_SMOOTHING.key(), NEEDS_CLASSES);
  }

  private static void refuseIf(boolean conflict, String key, String reason) {
    if (conflict) {
      throw new UnusableConfigException(key, reason);
    }
  }
}

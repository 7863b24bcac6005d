package dev.mltd.retrain.dl4j;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.UnusableConfigException;
import java.util.Optional;

/**
 * A network and how it is trained, as plain data. Its config keys are the names of the fields below
 * in lower case with underscores, for instance {@code learning_rate}; three must be there: {@code
 * learning_rate}, {@code batch_size} and {@code epochs}.
 *
 * @param layerType of the hidden layers; default dense
 * @param hiddenLayers 0 to 50, at least 1 unless dense; default 2
 * @param width units, filters or memory cells of each hidden layer; default 32
 * @param activation of the hidden layers; default relu
 * @param initialisation of all weights; default he
 * @param initialisationDeviation standard deviation of the weights, greater than 0, for normal
 *     only; default 0.05
 * @param biasInitial of the hidden layers; default 0
 * @param batchNormalisation between the sums and the activation of each hidden layer, not for lstm;
 *     default false
 * @param dropout share, 0 to 0.99, of each hidden layer's answers set to zero while training;
 *     default 0
 * @param l2 penalty: half of this times the squared weights is added to the loss; default 0
 * @param optimizer default sgd
 * @param momentum share, 0 to 0.9999, for the optimizer of that name only; default 0.9
 * @param learningRate greater than 0; the greatest where there is a schedule
 * @param schedule of the learning rate; default none
 * @param warmupEpochs first epochs, in which the learning rate rises linearly; default 0
 * @param gradientClipping greatest L2 norm of one layer's gradient; empty: not clipped
 * @param batchSize examples per step
 * @param epochs passes over the training examples
 * @param loss empty: the one that fits the task
 * @param lossPrecision half for cross-entropy only; default single
 * @param outputActivation empty: the one that fits the task
 * @param frozenLayers first hidden layers that keep their first weights; default 0
 * @param trainingExamples how many of the training examples are used; empty: all
 * @param residualConnections what goes into each hidden layer from the second is added to what
 *     comes out of it, not for lstm or with batch_normalisation; default false
 * @param lossFromLogits cross-entropy without a floor below the probabilities; default false
 * @param labelSmoothing share, 0 to 0.99, of each training label that is spread over all classes;
 *     default 0
 * @param classWeights in the training loss; default none
 * @param oversampling training examples are drawn so that every class is seen equally often, as
 *     many per epoch as there are; default false
 * @param inputScaling fitted on the training split; default none
 * @param winsorise robust deviations from the median of the training split to which inputs that are
 *     farther off are pulled in; empty: not done
 * @param earlyStopping epochs without a better validation loss after which the training ends, which
 *     then delivers its best weights; 0 or empty: it goes on to the end and delivers its last
 */
public record NetworkDescription(
    LayerType layerType,
    int hiddenLayers,
    int width,
    HiddenActivation activation,
    Initialisation initialisation,
    double initialisationDeviation,
    double biasInitial,
    boolean batchNormalisation,
    double dropout,
    double l2,
    Optimizer optimizer,
    double momentum,
    double learningRate,
    Schedule schedule,
    int warmupEpochs,
    Optional<Double> gradientClipping,
    int batchSize,
    int epochs,
    Optional<Loss> loss,
    LossPrecision lossPrecision,
    Optional<OutputActivation> outputActivation,
    int frozenLayers,
    Optional<Integer> trainingExamples,
    boolean residualConnections,
    boolean lossFromLogits,
    double labelSmoothing,
    ClassWeights classWeights,
    boolean oversampling,
    InputScaling inputScaling,
    Optional<Double> winsorise,
    Optional<Integer> earlyStopping) {

  private static final int MOST_LAYERS = 50;
  private static final int MOST_UNITS = 65_536;
  private static final int MOST_EXAMPLES = 100_000_000;
  private static final int MOST_EPOCHS = 1_000_000;

  /**
   * The network that a config describes.
   *
   * @throws UnusableConfigException naming a key that is unknown, malformed, out of range, missing,
   *     or without effect beside another
   */
  public static NetworkDescription of(RunConfig config) {
    HyperParameters read = new HyperParameters(config);
    NetworkDescription description =
        new NetworkDescription(
            read.choice("layer_type", LayerType.DENSE),
            read.count(Knob.DEPTH.key(), 0, MOST_LAYERS).orElse(2),
            read.count(Knob.WIDTH.key(), 1, MOST_UNITS).orElse(32),
            read.choice(Knob.ACTIVATION.key(), HiddenActivation.RELU),
            read.choice(Knob.INITIALISATION.key(), Initialisation.HE),
            read.number(Knob.INITIAL_SCALE.key(), 1e-9, 1e3).orElse(0.05),
            read.number(Knob.INITIAL_BIAS.key(), -1e6, 1e6).orElse(0.0),
            read.flag(Knob.NORMALISATION.key()),
            read.number(Knob.DROPOUT.key(), 0, 0.99).orElse(0.0),
            read.number(Knob.WEIGHT_DECAY.key(), 0, 1e6).orElse(0.0),
            read.choice(Knob.OPTIMIZER.key(), Optimizer.SGD),
            read.number(Knob.MOMENTUM.key(), 0, 0.9999).orElse(0.9),
            read.needed(
                Knob.LEARNING_RATE.key(),
                read.number(Knob.LEARNING_RATE.key(), Double.MIN_VALUE, Float.MAX_VALUE)),
            read.choice(Knob.SCHEDULE.key(), Schedule.NONE),
            read.count(Knob.WARM_UP.key(), 0, MOST_EPOCHS).orElse(0),
            read.number(Knob.CLIPPING.key(), Double.MIN_VALUE, Float.MAX_VALUE),
            read.needed(Knob.BATCH_SIZE.key(), read.count(Knob.BATCH_SIZE.key(), 1, MOST_EXAMPLES)),
            read.needed(Knob.EPOCHS.key(), read.count(Knob.EPOCHS.key(), 1, MOST_EPOCHS)),
            read.choice(Knob.LOSS.key(), Loss.class),
            read.choice(Knob.PRECISION.key(), LossPrecision.SINGLE),
            read.choice(Knob.OUTPUT.key(), OutputActivation.class),
            read.count(Knob.FROZEN.key(), 0, MOST_LAYERS).orElse(0),
            read.count(Knob.TRAINING_EXAMPLES.key(), 1, MOST_EXAMPLES),
            read.flag(Knob.RESIDUAL.key()),
            read.flag(Knob.LOSS_FROM_LOGITS.key()),
            read.number(Knob.LABEL_SMOOTHING.key(), 0, 0.99).orElse(0.0),
            read.choice(Knob.CLASS_WEIGHTS.key(), ClassWeights.NONE),
            read.flag(Knob.OVERSAMPLING.key()),
            read.choice(Knob.INPUT_SCALING.key(), InputScaling.NONE),
            read.number(Knob.WINSORISING.key(), 1e-3, Float.MAX_VALUE),
            read.count(Knob.EARLY_STOPPING.key(), 0, MOST_EPOCHS).filter(patience -> patience > 0));
    read.refuseUnread();
    Conflicts.refuse(read, description);
    return description;
  }

  /** What is minimised on such data. */
  Loss lossOn(TrainingData data) {
    return loss.orElse(data.isClassification() ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR);
  }

  /** What the output layer applies on such data. */
  OutputActivation outputOn(TrainingData data) {
    return outputActivation.orElse(
        data.isClassification() ? OutputActivation.SOFTMAX : OutputActivation.IDENTITY);
  }

  /** Whether the inputs of the k-th hidden layer, from 1, are added to its answers. */
  public boolean isResidual(int k) {
    return residualConnections && k > 1;
  }

  /** The learning rate of an epoch, counted from 0, before any fall on a plateau. */
  double learningRate(int epoch) {
    return learningRate * schedule.factor(epoch, epochs, warmupEpochs);
  }

  /** Whether the learning rate changes between epochs. */
  public boolean isScheduled() {
    return schedule != Schedule.NONE || warmupEpochs > 0;
  }
}

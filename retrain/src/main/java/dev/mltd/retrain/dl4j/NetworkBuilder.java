package dev.mltd.retrain.dl4j;

import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import java.util.Locale;
import java.util.Random;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Makes the DL4J network of a description. */
public final class NetworkBuilder {

  /** The last layer's name. */
  static final String OUTPUT = "output";

  private NetworkBuilder() {}

  /** Name of the k-th hidden layer, from 1; sorts by depth, and before the output. */
  public static String hidden(int k) {
    return String.format(Locale.ROOT, "hidden_%02d", k);
  }

  /** Name of the layer that gives the answers of the k-th hidden layer, from 1. */
  public static String answers(NetworkDescription description, int k) {
    return description.batchNormalisation() ? hidden(k) + "_activation" : hidden(k);
  }

  /** A network to be trained, with its first weights, which the seed determines. */
  public static MultiLayerNetwork build(
      NetworkDescription description, TrainingData data, long seed, LearningRate rate) {
    ILossFunction loss = description.lossOn(data).function(description);
    if (description.classWeights() != ClassWeights.NONE) {
      loss = new WeightedLoss(loss, description.classWeights().of(data.training()));
    }
    MultiLayerNetwork network =
        new PenaltyFreeScoreNetwork(
            configuration(description, data, seed, updater(description, rate), loss));
    network.init();
    if (description.initialisation() == Initialisation.ORTHOGONAL) {
      OrthogonalWeights.assign(network, new Random(seed));
    }
    return network;
  }

  /**
   * The same network with trained weights, and without what is of use in training only, so that a
   * file of it needs no class of ours, unless its connections are residual.
   *
   * @param weights all of them, in a row
   */
  public static MultiLayerNetwork trained(
      NetworkDescription description, TrainingData data, INDArray weights) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            configuration(
                description,
                data,
                1,
                new Sgd(description.learningRate()),
                description.lossOn(data).plain()));
    network.init(weights, false);
    return network;
  }

  private static MultiLayerConfiguration configuration(
      NetworkDescription description,
      TrainingData data,
      long seed,
      IUpdater updater,
      ILossFunction loss) {
    NeuralNetConfiguration.ListBuilder layers = common(description, seed, updater).list();
    // An unsuited output is the user's to choose, and ours to diagnose.
    layers.validateOutputLayerConfig(false);
    int width = data.training().inputs();
    for (int k = 1; k <= description.hiddenLayers(); k++) {
      HiddenLayer.add(layers, description, k, width);
      width = description.width();
    }
    OutputLayer.Builder output =
        new OutputLayer.Builder(loss)
            .name(OUTPUT)
            .nOut(data.training().outputs())
            .activation(description.outputOn(data).activation());
    if (description.dropout() > 0 && description.hiddenLayers() > 0) {
      output.dropOut(1 - description.dropout());
    }
    if (description.layerType() == LayerType.CONVOLUTION
        && data.shape() instanceof InputShape.Image image) {
      // Sets the sizes of the layers, which shrink with the image.
      layers.setInputType(InputType.convolutionalFlat(image.height(), image.width(), 1));
    } else {
      output.nIn(width);
    }
    return layers.layer(output.build()).build();
  }

  private static NeuralNetConfiguration.Builder common(
      NetworkDescription description, long seed, IUpdater updater) {
    NeuralNetConfiguration.Builder common =
        new NeuralNetConfiguration.Builder().seed(seed).dataType(DataType.FLOAT).updater(updater);
    if (description.l2() > 0) {
      common.l2(description.l2());
    }
    switch (description.initialisation()) {
      case HE -> common.weightInit(WeightInit.RELU);
      // Orthogonal weights take the place of any others.
      case XAVIER, ORTHOGONAL -> common.weightInit(WeightInit.XAVIER);
      case NORMAL ->
          common.weightInit(new NormalDistribution(0, description.initialisationDeviation()));
    }
    description
        .gradientClipping()
        .ifPresent(
            norm ->
                common
                    .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                    .gradientNormalizationThreshold(norm));
    return common;
  }

  private static IUpdater updater(NetworkDescription description, LearningRate scheduled) {
    double rate = description.learningRate();
    IUpdater updater =
        switch (description.optimizer()) {
          case SGD -> new Sgd(rate);
          case MOMENTUM -> new Nesterovs(rate, description.momentum());
          case ADAM -> new Adam(rate);
        };
    if (description.isScheduled()) {
      updater.setLrAndSchedule(rate, scheduled);
    }
    return updater;
  }
}

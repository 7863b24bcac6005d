package dev.mltd.retrain.dl4j;

import java.util.Locale;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Makes the DL4J network of a description. */
final class NetworkBuilder {

  /** The last layer's name. */
  static final String OUTPUT = "output";

  private NetworkBuilder() {}

  /** Name of the k-th hidden layer, from 1; sorts by depth, and before the output. */
  static String hidden(int k) {
    return String.format(Locale.ROOT, "hidden_%02d", k);
  }

  /** Name of the layer that gives the answers of the k-th hidden layer, from 1. */
  static String answers(NetworkDescription description, int k) {
    return description.batchNormalisation() ? hidden(k) + "_activation" : hidden(k);
  }

  /** A network with its first weights, which the seed determines. */
  static MultiLayerNetwork build(
      NetworkDescription description, int inputs, int outputs, boolean classification, long seed) {
    NeuralNetConfiguration.ListBuilder layers = common(description, seed).list();
    int width = inputs;
    for (int k = 1; k <= description.hiddenLayers(); k++) {
      DenseLayer.Builder dense =
          new DenseLayer.Builder()
              .name(hidden(k))
              .nIn(width)
              .nOut(description.width())
              .biasInit(description.biasInitial());
      // DL4J drops a layer's inputs; those of the first are the features, which stay whole.
      if (description.dropout() > 0 && k > 1) {
        dense.dropOut(1 - description.dropout());
      }
      Activation activation = description.activation().activation();
      if (description.batchNormalisation()) {
        layers.layer(dense.activation(Activation.IDENTITY).build());
        layers.layer(
            new BatchNormalization.Builder()
                .name(hidden(k) + "_normalisation")
                .nIn(description.width())
                .nOut(description.width())
                .build());
        layers.layer(
            new ActivationLayer.Builder()
                .name(answers(description, k))
                .activation(activation)
                .build());
      } else {
        layers.layer(dense.activation(activation).build());
      }
      width = description.width();
    }
    OutputLayer.Builder output =
        new OutputLayer.Builder(classification ? LossFunction.MCXENT : LossFunction.MSE)
            .name(OUTPUT)
            .nIn(width)
            .nOut(outputs)
            .activation(classification ? Activation.SOFTMAX : Activation.IDENTITY);
    if (description.dropout() > 0 && description.hiddenLayers() > 0) {
      output.dropOut(1 - description.dropout());
    }
    MultiLayerNetwork network = new PenaltyFreeScoreNetwork(layers.layer(output.build()).build());
    network.init();
    return network;
  }

  private static NeuralNetConfiguration.Builder common(NetworkDescription description, long seed) {
    NeuralNetConfiguration.Builder common =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .updater(updater(description));
    if (description.l2() > 0) {
      common.l2(description.l2());
    }
    switch (description.initialisation()) {
      case HE -> common.weightInit(WeightInit.RELU);
      case XAVIER -> common.weightInit(WeightInit.XAVIER);
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

  private static IUpdater updater(NetworkDescription description) {
    double rate = description.learningRate();
    return switch (description.optimizer()) {
      case SGD -> new Sgd(rate);
      case MOMENTUM -> new Nesterovs(rate, description.momentum());
      case ADAM -> new Adam(rate);
    };
  }
}

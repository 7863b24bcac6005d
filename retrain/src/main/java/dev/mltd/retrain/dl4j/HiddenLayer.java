package dev.mltd.retrain.dl4j;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;

/** Makes one hidden layer of a description, with what follows it. */
final class HiddenLayer {
  private static final int KERNEL = 3;

  /** Layers, from the first, that halve the image. */
  private static final int HALVING = 2;

  private HiddenLayer() {}

  /**
   * Adds the k-th hidden layer, from 1.
   *
   * @param inputs numbers that come into it; of no concern to a convolution
   */
  static void add(ListBuilder layers, NetworkDescription description, int k, int inputs) {
    Activation activation = description.activation().activation();
    boolean normalised = description.batchNormalisation();
    FeedForwardLayer.Builder<?> layer =
        switch (description.layerType()) {
          case DENSE -> new DenseLayer.Builder().nIn(inputs);
          case CONVOLUTION ->
              new ConvolutionLayer.Builder(KERNEL, KERNEL).convolutionMode(ConvolutionMode.Same);
          case LSTM -> new LSTM.Builder().nIn(k == 1 ? 1 : inputs);
        };
    layer
        .name(NetworkBuilder.hidden(k))
        .nOut(description.width())
        .biasInit(description.biasInitial())
        .activation(normalised ? Activation.IDENTITY : activation);
    // DL4J drops a layer's inputs; those of the first are the features, which stay whole.
    if (description.dropout() > 0 && k > 1) {
      layer.dropOut(1 - description.dropout());
    }
    if (k <= description.frozenLayers()) {
      // A step of size zero, in which the gradients can still be seen.
      layer.updater(new Sgd(0));
    }
    FeedForwardLayer built = layer.build();
    boolean lastMemory =
        description.layerType() == LayerType.LSTM && k == description.hiddenLayers();
    if (lastMemory) {
      layers.layer(new LastTimeStep(built));
    } else {
      layers.layer(description.isResidual(k) ? new Residual(built) : built);
    }
    if (normalised) {
      layers.layer(
          new BatchNormalization.Builder()
              .name(NetworkBuilder.hidden(k) + "_normalisation")
              .nIn(description.width())
              .nOut(description.width())
              .build());
      layers.layer(
          new ActivationLayer.Builder()
              .name(NetworkBuilder.answers(description, k))
              .activation(activation)
              .build());
    }
    if (description.layerType() == LayerType.CONVOLUTION && k <= HALVING) {
      layers.layer(
          new SubsamplingLayer.Builder(PoolingType.MAX)
              .name(NetworkBuilder.hidden(k) + "_pooling")
              .kernelSize(2, 2)
              .stride(2, 2)
              .build());
    }
  }
}

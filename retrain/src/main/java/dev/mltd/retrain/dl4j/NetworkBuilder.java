package dev.mltd.retrain.dl4j;

import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

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
  static MultiLayerNetwork build(NetworkDescription description, TrainingData data, long seed) {
    // An unsuited output is the user's to choose, and ours to diagnose.
    NeuralNetConfiguration.ListBuilder layers =
        common(description, seed).list().validateOutputLayerConfig(false);
    int width = data.training().inputs();
    for (int k = 1; k <= description.hiddenLayers(); k++) {
      HiddenLayer.add(layers, description, k, width);
      width = description.width();
    }
    boolean classification = data.isClassification();
    Loss loss =
        description.loss().orElse(classification ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR);
    OutputActivation activation =
        description
            .outputActivation()
            .orElse(classification ? OutputActivation.SOFTMAX : OutputActivation.IDENTITY);
    OutputLayer.Builder output =
        new OutputLayer.Builder(loss.function(description.lossPrecision()))
            .name(OUTPUT)
            .nOut(data.training().outputs())
            .activation(activation.activation());
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
    IUpdater updater =
        switch (description.optimizer()) {
          case SGD -> new Sgd(rate);
          case MOMENTUM -> new Nesterovs(rate, description.momentum());
          case ADAM -> new Adam(rate);
        };
    if (description.isScheduled()) {
      Map<Integer, Double> rates = new TreeMap<>();
      for (int epoch = 0; epoch < description.epochs(); epoch++) {
        rates.put(epoch, description.learningRate(epoch));
      }
      updater.setLrAndSchedule(rate, new MapSchedule(ScheduleType.EPOCH, rates));
    }
    return updater;
  }
}

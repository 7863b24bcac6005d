package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.retrain.HistoryRecorder;
import dev.mltd.retrain.dl4j.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Watches the gradients and the steps of the layers that have weights, and hands over their means
 * since it was last asked. Gradients are those of the loss without its penalty, before clipping;
 * gradient norms are over all parameters of a layer, weight norms and update ratios over its
 * weights alone, because a bias may start at zero.
 */
final class LayerWatch extends BaseTrainingListener {
  private static final MathContext DIGITS = new MathContext(4);

  /** Dimensions of the weights of a convolution: filters, channels, height and width. */
  private static final int CONVOLUTION_RANK = 4;

  private final MultiLayerNetwork network;
  private final List<Watched> layers = new ArrayList<>();
  private float[] before;
  private double globalGradientNorms;
  private int steps;

  /** Watches this network from now on. */
  LayerWatch(MultiLayerNetwork network) {
    this.network = network;
    int offset = 0;
    for (Layer layer : network.getLayers()) {
      int parameters = Math.toIntExact(layer.numParams());
      INDArray weights = layer.paramTable().get(DefaultParamInitializer.WEIGHT_KEY);
      if (weights != null) {
        int biases =
            Math.toIntExact(layer.paramTable().get(DefaultParamInitializer.BIAS_KEY).length());
        // DL4J lays the biases of a convolution out before its weights, all others after them.
        boolean biasesFirst = weights.rank() == CONVOLUTION_RANK;
        layers.add(
            new Watched(
                layer.conf().getLayer().getLayerName(),
                offset,
                biasesFirst ? offset + biases : offset,
                biasesFirst ? offset + parameters : offset + parameters - biases,
                offset + parameters));
      }
      offset += parameters;
    }
    before = Numbers.flat(network.params());
    network.setListeners(this);
  }

  @Override
  public void onGradientCalculation(Model model) {
    float[] gradient = Numbers.flat(model.getGradientsViewArray());
    // DL4J holds the sum over the batch here, and divides by its size later.
    int examples = network.batchSize();
    globalGradientNorms += norm(gradient, 0, gradient.length) / examples;
    for (Watched layer : layers) {
      layer.gradientNorms += norm(gradient, layer.from, layer.to) / examples;
    }
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    float[] after = Numbers.flat(model.params());
    float[] update = new float[after.length];
    for (int k = 0; k < after.length; k++) {
      update[k] = after[k] - before[k];
    }
    for (Watched layer : layers) {
      layer.updateRatios +=
          norm(update, layer.weightsFrom, layer.weightsTo)
              / norm(before, layer.weightsFrom, layer.weightsTo);
    }
    before = after;
    steps++;
  }

  /** Records the norms of the weights as they are now. */
  void recordWeights(HistoryRecorder recorder, long step) {
    float[] now = Numbers.flat(network.params());
    double squares = 0;
    for (Watched layer : layers) {
      double norm = norm(now, layer.weightsFrom, layer.weightsTo);
      squares += norm * norm;
      recorder.record(Metric.WEIGHT_NORM, layer.name, step, rounded(norm));
    }
    recorder.record(Metric.WEIGHT_NORM, step, rounded(Math.sqrt(squares)));
  }

  /** Records the mean gradient norms and update ratios since the last call; none without a step. */
  void recordSteps(HistoryRecorder recorder, long step) {
    if (steps > 0) {
      recorder.record(Metric.GRADIENT_NORM, step, rounded(globalGradientNorms / steps));
      for (Watched layer : layers) {
        recorder.record(
            Metric.GRADIENT_NORM, layer.name, step, rounded(layer.gradientNorms / steps));
        recorder.record(Metric.UPDATE_RATIO, layer.name, step, rounded(layer.updateRatios / steps));
      }
    }
    globalGradientNorms = 0;
    layers.forEach(Watched::reset);
    steps = 0;
  }

  /** To 4 significant digits, as much as such a number means: it takes half the room. */
  static double rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  private static double norm(float[] values, int from, int to) {
    double squares = 0;
    for (int k = from; k < to; k++) {
      squares += (double) values[k] * values[k];
    }
    return Math.sqrt(squares);
  }

  private static final class Watched {
    final String name;
    final int from;
    final int weightsFrom;
    final int weightsTo;
    final int to;
    double gradientNorms;
    double updateRatios;

    Watched(String name, int from, int weightsFrom, int weightsTo, int to) {
      this.name = name;
      this.from = from;
      this.weightsFrom = weightsFrom;
      this.weightsTo = weightsTo;
      this.to = to;
    }

    void reset() {
      gradientNorms = 0;
      updateRatios = 0;
    }
  }
}

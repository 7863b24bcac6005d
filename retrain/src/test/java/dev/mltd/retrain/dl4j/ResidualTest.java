package dev.mltd.retrain.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.retrain.Histories;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.training.Flowers;
import dev.mltd.retrain.dl4j.training.Toys;
import dev.mltd.retrain.dl4j.training.TrainedRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class ResidualTest {
  private static final TrainingData DATA = Flowers.data();
  private static final Map<String, String> RESIDUAL =
      Map.of("residual_connections", "true", "hidden_layers", "3", "activation", "tanh");

  @Test
  void whatGoesInIsAddedToWhatComesOutFromTheSecondLayer() {
    MultiLayerNetwork network = network(RESIDUAL);
    MultiLayerNetwork plain = network(with("residual_connections", "false"));
    INDArray inputs = inputs();
    List<INDArray> answers = network.feedForward(inputs, false);
    assertThat(answers.get(1)).isEqualTo(plain.feedForward(inputs, false).get(1));
    INDArray alone =
        plain.getLayer(1).activate(answers.get(1), false, LayerWorkspaceMgr.noWorkspaces());
    assertThat(answers.get(2).sub(answers.get(1)).distance2(alone)).isLessThan(1e-5);
  }

  @Test
  void aLayerThatSaysNothingLetsEverythingPassEvenWithDropout() {
    MultiLayerNetwork network = network(with("dropout", "0.9"));
    network.getLayer(1).params().assign(0);
    List<INDArray> answers = network.feedForward(inputs(), true);
    assertThat(answers.get(1).norm2Number().doubleValue()).isPositive();
    assertThat(answers.get(2)).isEqualTo(answers.get(1));
  }

  @Test
  void gradientsAreTheSlopesOfTheLoss() {
    MultiLayerNetwork network = network(RESIDUAL);
    INDArray labels = Nd4j.create(DATA.training().rows(0, 8).targets());
    network.setInput(inputs());
    network.setLabels(labels);
    network.computeGradientAndScore();
    double[] gradient = network.gradient().gradient().dup().data().asDouble();
    INDArray weights = network.params();
    double step = 1e-2;
    for (int k = 0; k < gradient.length; k += 7) {
      double value = weights.getDouble(k);
      weights.putScalar(k, value + step);
      double above = score(network, labels);
      weights.putScalar(k, value - step);
      double below = score(network, labels);
      weights.putScalar(k, value);
      // The gradient is a sum over the examples.
      assertThat(gradient[k] / 8)
          .as("weight %d", k)
          .isCloseTo((above - below) / (2 * step), within(2e-3));
    }
  }

  @Test
  void gradientsReachTheFirstOfManyLayers() {
    Map<String, String> deep =
        Map.of(
            "hidden_layers",
            "8",
            "activation",
            "sigmoid",
            "initialisation",
            "normal",
            "epochs",
            "2");
    Map<String, String> residual = new TreeMap<>(deep);
    residual.put("residual_connections", "true");
    assertThat(firstGradient(residual)).isGreaterThan(1000 * firstGradient(deep));
  }

  @Test
  void deadUnitsAreCountedBeforeTheAddition() {
    TrainedRun run =
        Toys.train(Map.of("residual_connections", "true", "bias_initial", "-10", "epochs", "1"));
    assertThat(Histories.end(run.history(), Metric.DEAD_UNITS, "hidden_02")).isEqualTo(1);
    TrainedRun healthy = Toys.train(Map.of("residual_connections", "true", "epochs", "1"));
    assertThat(Histories.end(healthy.history(), Metric.DEAD_UNITS, "hidden_02")).isLessThan(0.5);
  }

  @Test
  void convolutionsCanBeResidualTooAndClippedAndFrozen() {
    TrainedRun run =
        Toys.train(
            Toys.images(),
            Map.of(
                "layer_type",
                "convolution",
                "residual_connections",
                "true",
                "hidden_layers",
                "3",
                "epochs",
                "2",
                "frozen_layers",
                "2",
                "gradient_clipping",
                "1",
                "l2",
                "0.001"));
    assertThat(run.history().run().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(Histories.values(run.history(), Metric.UPDATE_RATIO, "hidden_02")).containsOnly(0);
    assertThat(Histories.end(run.history(), Metric.UPDATE_RATIO, "hidden_03")).isPositive();
  }

  private static double firstGradient(Map<String, String> changes) {
    return Histories.end(Toys.train(changes).history(), Metric.GRADIENT_NORM, "hidden_01");
  }

  private static double score(MultiLayerNetwork network, INDArray labels) {
    return network.score(new DataSet(inputs(), labels), false);
  }

  private static INDArray inputs() {
    return Nd4j.create(DATA.training().rows(0, 8).features());
  }

  private static MultiLayerNetwork network(Map<String, String> changes) {
    NetworkDescription description = Toys.description(changes);
    return NetworkBuilder.build(description, DATA, 1, new LearningRate(description));
  }

  private static Map<String, String> with(String key, String value) {
    Map<String, String> changes = new TreeMap<>(RESIDUAL);
    changes.put(key, value);
    return changes;
  }
}

package dev.mltd.retrain.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.training.Flowers;
import dev.mltd.retrain.dl4j.training.Toys;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class OrthogonalWeightsTest {

  @Test
  void rowsOrColumnsAreOrthonormalWhicheverAreFewer() {
    MultiLayerNetwork network = network(Flowers.data(), Map.of("width", "12"), 1);
    // 4 by 12, 12 by 12, and 12 by 3.
    assertOrthonormalRows(network.getParam("0_W"));
    assertOrthonormalRows(network.getParam("1_W"));
    assertOrthonormalRows(network.getParam("1_W").transpose());
    assertOrthonormalRows(network.getParam("2_W").transpose());
    assertThat(network.getParam("1_b").sumNumber().doubleValue()).isZero();
  }

  @Test
  void filtersOfAConvolutionAreOrthonormal() {
    MultiLayerNetwork network =
        network(Toys.images(), Map.of("layer_type", "convolution", "width", "6"), 1);
    assertOrthonormalRows(network.getParam("0_W").dup('c').reshape('c', 6, 9));
    assertOrthonormalRows(network.getParam("2_W").dup('c').reshape('c', 6, 54));
  }

  @Test
  void everyGateOfAMemoryHasItsOwnMatrix() {
    MultiLayerNetwork network =
        network(Toys.sequences(), Map.of("layer_type", "lstm", "width", "5"), 1);
    INDArray recurrent = network.getParam("1_RW");
    for (int gate = 0; gate < 4; gate++) {
      assertOrthonormalRows(
          recurrent.get(NDArrayIndex.all(), NDArrayIndex.interval(5 * gate, 5 * gate + 5)).dup());
    }
  }

  @Test
  void theSeedDeterminesThem() {
    TrainingData data = Flowers.data();
    assertThat(network(data, Map.of(), 1).params()).isEqualTo(network(data, Map.of(), 1).params());
    assertThat(network(data, Map.of(), 2).params())
        .isNotEqualTo(network(data, Map.of(), 1).params());
  }

  @Test
  void noSignIsPreferred() {
    Random random = new Random(1);
    int positive = 0;
    for (int k = 0; k < 1000; k++) {
      positive += OrthogonalWeights.of(3, 3, random)[0][0] > 0 ? 1 : 0;
    }
    assertThat(positive).isBetween(400, 600);
  }

  private static void assertOrthonormalRows(INDArray matrix) {
    INDArray products = matrix.mmul(matrix.transpose());
    for (int row = 0; row < products.rows(); row++) {
      for (int column = 0; column < products.columns(); column++) {
        assertThat(products.getDouble(row, column)).isCloseTo(row == column ? 1 : 0, within(1e-5));
      }
    }
  }

  private static MultiLayerNetwork network(
      TrainingData data, Map<String, String> changes, long seed) {
    Map<String, String> config = new TreeMap<>(changes);
    config.put("initialisation", "orthogonal");
    NetworkDescription description = Toys.description(config);
    return NetworkBuilder.build(description, data, seed, new LearningRate(description));
  }
}

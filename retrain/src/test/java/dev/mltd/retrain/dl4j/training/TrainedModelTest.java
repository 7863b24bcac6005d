package dev.mltd.retrain.dl4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.retrain.Examples;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.LearningRate;
import dev.mltd.retrain.dl4j.NetworkBuilder;
import dev.mltd.retrain.dl4j.NetworkDescription;
import dev.mltd.retrain.dl4j.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class TrainedModelTest {
  @TempDir private Path folder;

  @Test
  void aLoadedModelGivesTheSameAnswers() throws IOException {
    assertSameAfterLoading(
        Flowers.data(),
        Map.of("input_scaling", "standardise", "winsorise", "4.7", "class_weights", "balanced"));
    assertSameAfterLoading(
        Flowers.data(), Map.of("residual_connections", "true", "schedule", "plateau"));
    assertSameAfterLoading(
        Toys.images(),
        Map.of(
            "layer_type",
            "convolution",
            "batch_normalisation",
            "true",
            "input_scaling",
            "robust",
            "loss_from_logits",
            "true"));
    assertSameAfterLoading(
        Toys.sequences(),
        Map.of("layer_type", "lstm", "dropout", "0.1", "initialisation", "orthogonal"));
    assertSameAfterLoading(Toys.doubling(), Map.of("input_scaling", "standardise"));
  }

  private void assertSameAfterLoading(TrainingData data, Map<String, String> changes)
      throws IOException {
    TrainedRun run = Toys.train(data.withTrainingExamples(32), changes);
    Path file = Files.createTempFile(folder, "model", ".zip");
    run.model().save(file);
    TrainedModel loaded = TrainedModel.load(file);
    assertThat(loaded.answers(data.validation().features()))
        .isEqualTo(run.model().answers(data.validation().features()));
    assertThat(loaded.classes()).isEqualTo(data.classes());
    assertThat(loaded.evaluate(data.validation(), Split.TEST))
        .isEqualTo(run.model().evaluate(data.validation(), Split.TEST));
  }

  @Test
  void dl4jAloneReadsTheFile() throws IOException {
    TrainingData data = Flowers.data();
    TrainedRun run =
        Toys.train(
            data,
            Map.of(
                "class_weights",
                "balanced",
                "schedule",
                "plateau",
                "loss_from_logits",
                "true",
                "initialisation",
                "orthogonal"));
    Path file = folder.resolve("model.zip");
    run.model().save(file);
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
    assertThat(network.getLayerWiseConfigurations().toJson()).doesNotContain("dev.mltd");
    assertThat(Numbers.rows(network.output(Nd4j.create(data.validation().features()))))
        .isEqualTo(run.model().answers(data.validation().features()));
  }

  @Test
  void refusesAFileOfAnother() throws IOException {
    Path text = Files.writeString(folder.resolve("model"), "no model");
    assertThatThrownBy(() -> TrainedModel.load(text)).isInstanceOf(IOException.class);
    Path plain = folder.resolve("plain.zip");
    ModelSerializer.writeModel(network(), plain.toFile(), false);
    assertThatThrownBy(() -> TrainedModel.load(plain))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("plain.zip is no model that was saved here");
  }

  private static MultiLayerNetwork network() {
    NetworkDescription description = Toys.description(Map.of());
    return NetworkBuilder.build(description, Flowers.data(), 1, new LearningRate(description));
  }

  @Test
  void evaluatesClassesByPlainMetricsBesideTheBestConstantAnswer() {
    TrainingData data = Toys.imbalanced();
    TrainedRun run = Toys.train(data, Map.of("label_smoothing", "0.2"));
    Examples unevenly = data.validation().rows(0, 125);
    Evaluation evaluation = run.model().evaluate(unevenly, Split.TEST);
    assertThat(evaluation.values().keySet())
        .containsExactlyInAnyOrder(
            Metric.TEST_LOSS, Metric.TEST_ACCURACY, new Metric("balanced_accuracy", Split.TEST));
    assertThat(evaluation.trivial().get(Metric.TEST_ACCURACY)).isEqualTo(0.8);
    assertThat(evaluation.trivial().get(new Metric("balanced_accuracy", Split.TEST)))
        .isEqualTo(0.5);
    assertThat(evaluation.trivial().get(Metric.TEST_LOSS))
        .isCloseTo(-0.8 * Math.log(0.8) - 0.2 * Math.log(0.2), within(1e-6));
    float[][] answers = run.model().answers(unevenly.features());
    double loss = 0;
    for (int k = 0; k < answers.length; k++) {
      loss -= Math.log(answers[k][unevenly.targets()[k][0] == 1 ? 0 : 1]) / answers.length;
    }
    assertThat(evaluation.values().get(Metric.TEST_LOSS)).isCloseTo(loss, within(1e-9));
  }

  @Test
  void evaluatesARegressionByItsErrors() {
    float[][] inputs = {{0}, {0}, {0}, {0}};
    float[][] targets = {{0}, {0}, {0}, {8}};
    Examples examples = new Examples(inputs, targets);
    TrainedRun run =
        Toys.train(
            new TrainingData(examples, examples, List.of()),
            Map.of("hidden_layers", "0", "epochs", "300"));
    Evaluation evaluation = run.model().evaluate(examples, Split.TEST);
    // It can only learn the mean, which is the best constant for squares.
    assertThat(evaluation.values().get(new Metric("rmse", Split.TEST)))
        .isCloseTo(Math.sqrt(12), within(1e-3));
    assertThat(evaluation.values().get(new Metric("mae", Split.TEST))).isCloseTo(3, within(1e-3));
    assertThat(evaluation.trivial())
        .containsEntry(Metric.TEST_LOSS, 12.0)
        .containsEntry(new Metric("rmse", Split.TEST), Math.sqrt(12))
        .containsEntry(new Metric("mae", Split.TEST), 2.0);
  }

  @Test
  void theFingerprintTellsExamplesApartWhateverTheTransform() {
    TrainingData data = Flowers.data();
    TrainedModel plain = Toys.train(data, Map.of("epochs", "1")).model();
    TrainedModel scaled =
        Toys.train(data, Map.of("epochs", "1", "input_scaling", "robust")).model();
    String fingerprint = plain.evaluate(data.validation(), Split.TEST).examples();
    assertThat(scaled.evaluate(data.validation(), Split.TEST).examples()).isEqualTo(fingerprint);
    assertThat(plain.evaluate(data.training(), Split.TEST).examples()).isNotEqualTo(fingerprint);
  }
}

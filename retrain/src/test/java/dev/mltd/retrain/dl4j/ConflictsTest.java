package dev.mltd.retrain.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.training.Flowers;
import dev.mltd.retrain.dl4j.training.NetworkTrainer;
import dev.mltd.retrain.dl4j.training.Toys;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          residual_connections | layer_type          | lstm | is not possible with lstm
          residual_connections | batch_normalisation | true | is not possible with batch_normalisation
          residual_connections | hidden_layers       | 1    | has no effect with fewer than 2 hidden layers
          loss_from_logits     | loss_precision      | half | needs loss_precision to be single
          """)
  void refusesWhatDoesNotGoTogether(String key, String other, String value, String reason) {
    RunConfig config = Toys.config(Map.of(key, "true", other, value));
    TrainingData data = Flowers.data();
    assertThat(NetworkTrainer.refusal(config, data))
        .contains("hyper-parameter " + key + " " + reason);
    assertThat(NetworkTrainer.refusal(Toys.config(Map.of(key, "true")), data)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "class_weights, balanced",
    "oversampling, true",
    "label_smoothing, 0.1",
    "loss_from_logits, true"
  })
  void refusesWhatNeedsClassesWhereThereAreNone(String key, String value) {
    RunConfig config = Toys.config(Map.of(key, value));
    assertThat(NetworkTrainer.refusal(config, Flowers.data())).isEmpty();
    TrainingData numbers = Toys.doubling();
    assertThat(NetworkTrainer.refusal(config, numbers).orElseThrow())
        .startsWith("hyper-parameter " + key + " needs ");
    assertThatThrownBy(() -> Toys.train(numbers, Map.of(key, value)))
        .hasMessage(NetworkTrainer.refusal(config, numbers).orElseThrow());
  }

  @Test
  void refusesLogitsOfAnOutputThatIsNoSoftmax() {
    RunConfig config =
        Toys.config(Map.of("loss_from_logits", "true", "output_activation", "sigmoid"));
    assertThat(NetworkTrainer.refusal(config, Flowers.data()).orElseThrow())
        .contains("loss_from_logits needs the cross_entropy of a softmax output");
  }

  @Test
  void refusesAnUnknownKeyWithoutTraining() {
    RunConfig config = Toys.config(Map.of("colour", "red"));
    assertThat(NetworkTrainer.refusal(config, Flowers.data()).orElseThrow())
        .contains("colour is unknown to this trainer");
  }
}

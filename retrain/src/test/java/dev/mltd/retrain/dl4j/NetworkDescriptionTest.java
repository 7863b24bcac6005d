package dev.mltd.retrain.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.retrain.UnusableConfigException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkDescriptionTest {
  private static final Map<String, String> LEAST =
      Map.of("learning_rate", "0.1", "batch_size", "16", "epochs", "2");

  @Test
  void fillsInWhatTheConfigLeavesOut() {
    NetworkDescription description = NetworkDescription.of(RunConfig.of(LEAST));
    assertThat(description.learningRate()).isEqualTo(0.1);
    assertThat(description.batchSize()).isEqualTo(16);
    assertThat(description.optimizer()).isEqualTo(Optimizer.SGD);
    assertThat(description.activation()).isEqualTo(HiddenActivation.RELU);
    assertThat(description.hiddenLayers()).isEqualTo(2);
    assertThat(description.gradientClipping()).isEmpty();
    assertThat(description.trainingExamples()).isEmpty();
  }

  @Test
  void readsEveryKey() {
    NetworkDescription description =
        NetworkDescription.of(
            with(
                Map.ofEntries(
                    Map.entry("hidden_layers", "3"),
                    Map.entry("width", "7"),
                    Map.entry("activation", "leaky_relu"),
                    Map.entry("initialisation", "normal"),
                    Map.entry("initialisation_deviation", "1e-3"),
                    Map.entry("bias_initial", "-1"),
                    Map.entry("batch_normalisation", "true"),
                    Map.entry("dropout", "0.5"),
                    Map.entry("l2", "1e-4"),
                    Map.entry("optimizer", "momentum"),
                    Map.entry("momentum", "0.8"),
                    Map.entry("gradient_clipping", "1.0"),
                    Map.entry("training_examples", "20"),
                    Map.entry("schedule", "plateau"),
                    Map.entry("loss_from_logits", "true"),
                    Map.entry("label_smoothing", "0.1"),
                    Map.entry("class_weights", "balanced"),
                    Map.entry("oversampling", "true"),
                    Map.entry("input_scaling", "robust"),
                    Map.entry("winsorise", "4.7"),
                    Map.entry("early_stopping", "5"))));
    assertThat(description.hiddenLayers()).isEqualTo(3);
    assertThat(description.width()).isEqualTo(7);
    assertThat(description.activation()).isEqualTo(HiddenActivation.LEAKY_RELU);
    assertThat(description.initialisation()).isEqualTo(Initialisation.NORMAL);
    assertThat(description.initialisationDeviation()).isEqualTo(1e-3);
    assertThat(description.biasInitial()).isEqualTo(-1);
    assertThat(description.batchNormalisation()).isTrue();
    assertThat(description.dropout()).isEqualTo(0.5);
    assertThat(description.l2()).isEqualTo(1e-4);
    assertThat(description.optimizer()).isEqualTo(Optimizer.MOMENTUM);
    assertThat(description.momentum()).isEqualTo(0.8);
    assertThat(description.gradientClipping()).contains(1.0);
    assertThat(description.trainingExamples()).contains(20);
    assertThat(description.schedule()).isEqualTo(Schedule.PLATEAU);
    assertThat(description.lossFromLogits()).isTrue();
    assertThat(description.labelSmoothing()).isEqualTo(0.1);
    assertThat(description.classWeights()).isEqualTo(ClassWeights.BALANCED);
    assertThat(description.oversampling()).isTrue();
    assertThat(description.inputScaling()).isEqualTo(InputScaling.ROBUST);
    assertThat(description.winsorise()).contains(4.7);
    assertThat(description.earlyStopping()).contains(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          learning_rat        | 0.1     | is unknown to this trainer
          learning_rate       | fast    | is 'fast', not a number
          learning_rate       | NaN     | outside
          learning_rate       | 0       | outside
          batch_size          | 2.5     | is 2.5, not a whole number
          epochs              | 0       | is 0, outside
          dropout             | 1       | is 1, outside
          activation          | swish   | is 'swish', not one of [relu, leaky_relu, tanh, sigmoid]
          optimizer           | lion    | not one of [sgd, momentum, adam]
          batch_normalisation | yes     | neither true nor false
          momentum            | 0.9     | has no effect unless optimizer is momentum
          early_stopping      | -1      | is -1, outside
          class_weights       | heavy   | is 'heavy', not one of [none, balanced]
          input_scaling       | log     | is 'log', not one of [none, standardise, robust]
          label_smoothing     | 1       | is 1, outside
          winsorise           | 0       | is 0, outside
          initialisation_deviation | 0.1 | has no effect unless initialisation is normal
          """)
  void refusesByKey(String key, String value, String reason) {
    assertThatThrownBy(() -> NetworkDescription.of(with(Map.of(key, value))))
        .isInstanceOf(UnusableConfigException.class)
        .hasMessageContaining("hyper-parameter " + key + " ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAMissingKey() {
    assertThatThrownBy(() -> NetworkDescription.of(RunConfig.of(Map.of("learning_rate", "0.1"))))
        .hasMessage("hyper-parameter batch_size is missing");
  }

  private static RunConfig with(Map<String, String> more) {
    Map<String, String> config = new TreeMap<>(LEAST);
    config.putAll(more);
    return RunConfig.of(config);
  }
}

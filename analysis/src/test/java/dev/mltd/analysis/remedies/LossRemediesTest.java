package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.Underfits;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A loss, an output, and the numbers in between: each cause in its textbook case, and what each fix
 * changes.
 */
class LossRemediesTest extends RemediesByExample {
  LossRemediesTest() {
    super(LossRemedies.ROWS);
  }

  @Override
  Stream<Arguments> textbook() {
    return Stream.of(
        arguments(
            "LossUnsuited",
            ill()
                .with(LossNeverLearned.class)
                .config("loss", "mse")
                .whereWorks("loss", "cross_entropy")),
        arguments(
            "OutputUnsuited",
            ill()
                .with(Underfits.class)
                .config("output_activation", "relu")
                .whereWorks("output_activation", "identity")),
        arguments(
            "NumericalInstability",
            ill()
                .with(LossBecameNonFinite.class)
                .config("learning_rate", 0.1)
                .config("loss", "log_of_probability")
                .whereWorks("loss", "from_logits")
                .whereWorks("loss", "from_logits")));
  }

  @Override
  Stream<Arguments> changes() {
    return Stream.of(
        arguments(
            "LossForTask",
            "loss=mean_absolute_error",
            "loss from mean_absolute_error to cross_entropy"),
        arguments(
            "OutputForTask", "output_activation=relu", "output_activation from relu to softmax"),
        arguments(
            "ClippingAndLowerLearningRate",
            "learning_rate=0.1 gradient_clipping=10",
            "gradient_clipping from 10 to 1, learning_rate from 0.1 to 0.01"),
        arguments("LossFromLogits", "loss_precision=half", "loss_precision from half to single"),
        arguments("LossFromLogits", "", "loss_from_logits set to true"));
  }

  @Override
  Stream<Arguments> silences() {
    return Stream.of(
        arguments("LossForTask", ""),
        arguments("OutputForTask", "output_activation=softmax"),
        arguments("ClippingAndLowerLearningRate", ""));
  }

  @Test
  void withoutAProfileTheTrainerChoosesLossAndOutput() {
    RunConfig config = config("loss=mean_absolute_error output_activation=relu");
    assertThat(Fixes.named("LossForTask").orElseThrow().apply(config, DataProfile.UNKNOWN))
        .contains(config("output_activation=relu"));
    assertThat(Fixes.named("OutputForTask").orElseThrow().apply(config, DataProfile.UNKNOWN))
        .contains(config("loss=mean_absolute_error"));
  }
}

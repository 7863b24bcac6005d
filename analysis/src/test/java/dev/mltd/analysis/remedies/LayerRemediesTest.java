package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mltd.analysis.rules.LayerFrozen;
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.UnitsDead;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Layers and units that do not learn: each cause in its textbook case, and what each fix changes.
 */
class LayerRemediesTest extends RemediesByExample {
  LayerRemediesTest() {
    super(LayerRemedies.ROWS);
  }

  @Override
  Stream<Arguments> textbook() {
    return Stream.of(
        arguments(
            "UnitsDead",
            ill()
                .with(UnitsDead.class)
                .config("activation", "relu")
                .config("bias_initial", -5)
                .whereWorks("bias_initial", 0)),
        arguments(
            "InitialisationPoor",
            ill()
                .with(LossNeverLearned.class)
                .config("initialisation_deviation", 10)
                .whereWorks("initialisation_deviation", 0.05, 0.1)),
        arguments(
            "LayerFrozen",
            ill()
                .with(LayerFrozen.class)
                .config("frozen_layers", 2)
                .whereWorks("frozen_layers", 0)));
  }

  @Override
  Stream<Arguments> changes() {
    return Stream.of(
        arguments("LeakyRelu", "activation=relu", "activation from relu to leaky_relu"),
        arguments("LayersUnfrozen", "frozen_layers=2", "frozen_layers from 2 to 0"),
        arguments("LayersUnfrozen", "freeze=true", "freeze from true to false"));
  }

  @Override
  Stream<Arguments> silences() {
    return Stream.of(arguments("LayersUnfrozen", ""));
  }
}

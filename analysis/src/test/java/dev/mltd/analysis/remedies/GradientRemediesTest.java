package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mltd.analysis.rules.GradientsExplode;
import dev.mltd.analysis.rules.GradientsFallWithDepth;
import dev.mltd.analysis.rules.LossSpikes;
import dev.mltd.analysis.rules.UpdatesTooLarge;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Gradients on their way through the layers: each cause in its textbook case, and what each fix
 * changes.
 */
class GradientRemediesTest extends RemediesByExample {
  GradientRemediesTest() {
    super(GradientRemedies.ROWS);
  }

  @Override
  Stream<Arguments> textbook() {
    return Stream.of(
        arguments(
            "GradientsUnclipped",
            ill()
                .with(GradientsExplode.class)
                .with(LossSpikes.class)
                .config("learning_rate", 0.1)
                .whereWorks("gradient_clipping", 1, 5)),
        arguments(
            "GradientsVanish",
            ill()
                .with(GradientsFallWithDepth.class)
                .config("activation", "sigmoid")
                .config("hidden_layers", 8)
                .whereWorks("activation", "relu")),
        arguments(
            "GradientsNotReset",
            ill().with(GradientsExplode.class).with(UpdatesTooLarge.class).config("width", 8)));
  }

  @Override
  Stream<Arguments> changes() {
    return Stream.of(
        arguments(
            "InitialisationForActivation",
            "activation=tanh initialisation=normal initialisation_deviation=2 bias_initial=-5",
            "bias_initial from -5 to 0, initialisation from normal to xavier, "
                + "initialisation_deviation removed (was 2)"),
        arguments(
            "InitialisationForActivation",
            "activation=relu initialisation=xavier",
            "initialisation from xavier to he"),
        arguments("GradientClipping", "", "gradient_clipping set to 1"),
        arguments(
            "OrthogonalInitialisation",
            "initialisation=normal initialisation_deviation=0.5",
            "initialisation from normal to orthogonal, initialisation_deviation removed (was 0.5)"),
        arguments(
            "ReluAndBatchNormalisation",
            "activation=sigmoid",
            "activation from sigmoid to relu, batch_normalisation set to true"),
        arguments("ResidualConnections", "", "residual_connections set to true"),
        arguments("Shallower", "hidden_layers=9", "hidden_layers from 9 to 4"));
  }

  @Override
  Stream<Arguments> silences() {
    return Stream.of(
        arguments("InitialisationForActivation", "activation=relu initialisation=he"),
        arguments("GradientClipping", "clip_norm=0.5"),
        arguments("Shallower", "hidden_layers=1"),
        arguments("Shallower", "hidden_layers=4 frozen_layers=3"));
  }
}

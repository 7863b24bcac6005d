package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.archive.Knob.ACTIVATION;
import static dev.mltd.analysis.archive.Knob.FROZEN;
import static dev.mltd.analysis.fix.Step.set;
import static dev.mltd.analysis.fix.Step.setText;

import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.causes.InitialisationPoor;
import dev.mltd.analysis.causes.LayerFrozen;
import dev.mltd.analysis.causes.UnitsDead;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import java.util.List;

/** What cures layers and units that do not learn. */
final class LayerRemedies {
  static final List<Remedy> ROWS =
      List.of(
          Remedy.of(
              new UnitsDead(),
              0.62,
              Fix.of(
                  "LeakyRelu",
                  "use leaky ReLU for the activation",
                  "Maas, Hannun and Ng 2013, Rectifier nonlinearities improve neural network"
                      + " acoustic models",
                  set(ACTIVATION, "leaky_relu")),
              LearningRateRemedies.DIVIDED_BY_10,
              GradientRemedies.INITIALISATION_FOR_ACTIVATION),
          Remedy.of(
              new InitialisationPoor(),
              Chances.NEARLY_ALWAYS,
              GradientRemedies.INITIALISATION_FOR_ACTIVATION),
          Remedy.of(
              new LayerFrozen(),
              Chances.NOT_MEASURED,
              Fix.of(
                      "LayersUnfrozen",
                      "let every layer learn",
                      "Yosinski and others 2014, How transferable are features in deep neural"
                          + " networks?",
                      setText(FROZEN, LayerRemedies::nothingFrozen))
                  .where(config -> Settings.has(FROZEN, config))));

  private LayerRemedies() {}

  private static String nothingFrozen(RunConfig config) {
    return FROZEN.number(config).isPresent() ? "0" : "false";
  }
}

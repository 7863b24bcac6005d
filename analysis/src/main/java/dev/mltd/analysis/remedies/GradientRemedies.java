package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.archive.Knob.ACTIVATION;
import static dev.mltd.analysis.archive.Knob.CLIPPING;
import static dev.mltd.analysis.archive.Knob.DEPTH;
import static dev.mltd.analysis.archive.Knob.FROZEN;
import static dev.mltd.analysis.archive.Knob.INITIALISATION;
import static dev.mltd.analysis.archive.Knob.INITIAL_BIAS;
import static dev.mltd.analysis.archive.Knob.INITIAL_SCALE;
import static dev.mltd.analysis.archive.Knob.NORMALISATION;
import static dev.mltd.analysis.archive.Knob.RESIDUAL;
import static dev.mltd.analysis.fix.Step.limit;
import static dev.mltd.analysis.fix.Step.multiply;
import static dev.mltd.analysis.fix.Step.remove;
import static dev.mltd.analysis.fix.Step.set;
import static dev.mltd.analysis.fix.Step.setText;

import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.causes.GradientsNotReset;
import dev.mltd.analysis.causes.GradientsUnclipped;
import dev.mltd.analysis.causes.GradientsVanish;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import dev.mltd.analysis.fix.Step;
import java.util.List;
import java.util.Locale;

/** What cures gradients that are lost or explode on their way through the layers. */
final class GradientRemedies {
  /** L2 norm of the gradient of one layer. */
  static final Step CLIPPED_TO_1 = limit(CLIPPING, 1);

  static final Fix INITIALISATION_FOR_ACTIVATION =
      Fix.of(
          "InitialisationForActivation",
          "start from the weights of He for ReLU and its kin, of Glorot for other activations, and"
              + " from a bias of 0",
          "He and others 2015, Delving deep into rectifiers; Glorot and Bengio 2010",
          setText(INITIALISATION, GradientRemedies::forActivation),
          remove(INITIAL_SCALE),
          set(INITIAL_BIAS, 0).where(config -> Settings.has(INITIAL_BIAS, config)));

  static final List<Remedy> ROWS =
      List.of(
          Remedy.of(
              new GradientsUnclipped(),
              0.33,
              Fix.of(
                  "GradientClipping",
                  "shorten each layer's gradient to a norm of at most 1",
                  "Pascanu, Mikolov and Bengio 2013, On the difficulty of training recurrent neural"
                      + " networks",
                  CLIPPED_TO_1),
              LearningRateRemedies.DIVIDED_BY_10,
              Fix.of(
                  "OrthogonalInitialisation",
                  "start from orthogonal weights",
                  "Saxe, McClelland and Ganguli 2014, Exact solutions to the nonlinear dynamics of"
                      + " learning",
                  set(INITIALISATION, "orthogonal"),
                  remove(INITIAL_SCALE))),
          Remedy.of(
              new GradientsVanish(),
              Chances.NEARLY_ALWAYS,
              Fix.of(
                  "ReluAndBatchNormalisation",
                  "use ReLU with batch normalisation before it",
                  "Ioffe and Szegedy 2015, Batch normalization; Glorot, Bordes and Bengio 2011",
                  set(ACTIVATION, "relu"),
                  set(NORMALISATION, "true")),
              INITIALISATION_FOR_ACTIVATION,
              Fix.of(
                  "ResidualConnections",
                  "add what goes into each hidden layer to what comes out of it",
                  "He and others 2016, Deep residual learning for image recognition",
                  set(RESIDUAL, "true")),
              Fix.of(
                      "Shallower",
                      "train half as many hidden layers",
                      "Glorot and Bengio 2010: gradients shrink with every layer",
                      multiply(DEPTH, 0.5))
                  .where(GradientRemedies::canLoseLayers)),
          Remedy.none(new GradientsNotReset(), "no config changes it: it is a bug in the program"));

  private GradientRemedies() {}

  private static String forActivation(RunConfig config) {
    String activation = ACTIVATION.text(config).orElse("relu").toLowerCase(Locale.ROOT);
    return activation.contains("lu") ? "he" : "xavier";
  }

  private static boolean canLoseLayers(RunConfig config) {
    return Settings.number(DEPTH, config) >= 2 && Settings.number(FROZEN, config) <= 0;
  }
}

package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.ActivationsSaturated;
import dev.mltd.analysis.rules.GradientsFallWithDepth;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.LossNeverLearned;
import java.util.Set;

/** The gradient shrinks from layer to layer on its way back. */
public final class GradientsVanish extends Cause {
  public GradientsVanish() {
    super(
        "the first layers get hardly any gradient, so they stay as they were drawn",
        "Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural"
            + " networks");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(GradientsFallWithDepth.class, STRONG)
        .symptom(dev.mltd.analysis.rules.GradientsVanish.class, FAIR)
        .symptom(ActivationsSaturated.class, SLIGHT)
        .symptom(LossNeverLearned.class, SLIGHT)
        .notWith(LossBecameNonFinite.class, STRONG)
        .notWith(LossDiverges.class, STRONG)
        .notWith(dev.mltd.analysis.rules.UnitsDead.class, SLIGHT)
        .setTo(Knob.ACTIVATION, Set.of("sigmoid", "tanh", "hardsigmoid", "softsign"), SLIGHT)
        .unusual(Knob.ACTIVATION, FAIR)
        .maybeTooLarge(Knob.DEPTH)
        .liesIn(
            Knob.ACTIVATION,
            Knob.DEPTH,
            Knob.INITIALISATION,
            Knob.INITIAL_SCALE,
            Knob.NORMALISATION);
  }
}

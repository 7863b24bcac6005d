package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.ActivationsSaturated;
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.WeightsBlowUp;

/** The first weights are drawn too large, too small or all alike. */
public final class InitialisationPoor extends Cause {
  public InitialisationPoor() {
    super(
        "the first weights do not fit the activation and width: signals grow, shrink or are all"
            + " alike",
        "He, Zhang, Ren and Sun 2015; Glorot and Bengio 2010");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(LossNeverLearned.class, SLIGHT)
        .symptom(WeightsBlowUp.class, SLIGHT)
        .symptom(ActivationsSaturated.class, SLIGHT)
        .symptom(dev.mltd.analysis.rules.GradientsVanish.class, SLIGHT)
        .unusual(Knob.INITIALISATION, STRONG)
        .unusual(Knob.INITIAL_SCALE, STRONG)
        .outside(Knob.INITIAL_SCALE)
        .liesIn(Knob.INITIALISATION, Knob.INITIAL_SCALE, Knob.ACTIVATION, Knob.DEPTH);
  }
}

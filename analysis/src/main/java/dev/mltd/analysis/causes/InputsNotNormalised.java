package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.GradientsExplode;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossSpikes;
import dev.mltd.analysis.rules.OutliersInInputs;

/** Inputs of very different or very large scale. */
public final class InputsNotNormalised extends Cause {
  public InputsNotNormalised() {
    super(
        "the largest inputs alone steer the first layer, and the step that suits them suits no"
            + " other",
        "LeCun, Bottou, Orr and Mueller 1998, Efficient BackProp, section 4.3");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(dev.mltd.analysis.rules.InputsNotNormalised.class, STRONG)
        .needs(dev.mltd.analysis.rules.InputsNotNormalised.class, STRONG)
        .symptom(LossBecameNonFinite.class, SLIGHT)
        .symptom(GradientsExplode.class, SLIGHT)
        .symptom(LossSpikes.class, SLIGHT)
        .symptom(dev.mltd.analysis.rules.UnitsDead.class, SLIGHT)
        .notWith(OutliersInInputs.class, FAIR)
        .otherData(FAIR);
  }
}

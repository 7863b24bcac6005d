package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.GradientsExplode;
import dev.mltd.analysis.rules.LossSpikes;
import dev.mltd.analysis.rules.OutliersInInputs;
import dev.mltd.analysis.rules.ValidationNoisierThanTrain;

/** A few examples lie far from all others. */
public final class OutliersInData extends Cause {
  public OutliersInData() {
    super(
        "a few extreme values dominate the batches that they are in",
        "Huber 1964, Robust estimation of a location parameter");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(OutliersInInputs.class, STRONG)
        .needs(OutliersInInputs.class, FAIR)
        .symptom(LossSpikes.class, FAIR)
        .symptom(GradientsExplode.class, SLIGHT)
        .symptom(ValidationNoisierThanTrain.class, SLIGHT)
        .otherData(FAIR);
  }
}

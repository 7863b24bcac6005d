package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.GradientsExplode;
import dev.mltd.analysis.rules.LearningRateNeverDecays;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.UpdatesTooLarge;

/** Gradients of earlier batches are added to later ones. */
public final class GradientsNotReset extends Cause {
  public GradientsNotReset() {
    super(
        "a loop that never resets its gradients sums them up: updates grow from epoch to epoch",
        "a bug of training loops, catalogued by Humbatova et al. 2020, Taxonomy of real faults in"
            + " deep learning systems");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(GradientsExplode.class, FAIR)
        .symptom(UpdatesTooLarge.class, FAIR)
        .symptom(LossDiverges.class, SLIGHT)
        .notWith(LearningRateNeverDecays.class, SLIGHT);
  }
}

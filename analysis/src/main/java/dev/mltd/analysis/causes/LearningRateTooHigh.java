package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.ConvergesTooSlowly;
import dev.mltd.analysis.rules.EndsWhileStillImproving;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.LossOscillates;
import dev.mltd.analysis.rules.LossPlateausWhileSiblingsGoOn;
import dev.mltd.analysis.rules.LossSpikes;
import dev.mltd.analysis.rules.UpdatesTooLarge;
import dev.mltd.analysis.rules.UpdatesTooSmall;
import dev.mltd.analysis.rules.WeightsBlowUp;

/** Steps so large that they climb the loss instead of descending it. */
public final class LearningRateTooHigh extends Cause {
  public LearningRateTooHigh() {
    super(
        "each update overshoots the minimum: the loss climbs, shakes or becomes non-finite",
        "Bengio 2012, Practical recommendations for gradient-based training, section 3.1.1");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(LossBecameNonFinite.class, STRONG)
        .symptom(LossDiverges.class, STRONG)
        .symptom(LossOscillates.class, FAIR)
        .symptom(LossSpikes.class, SLIGHT)
        .symptom(UpdatesTooLarge.class, FAIR)
        .symptom(WeightsBlowUp.class, SLIGHT)
        .symptom(LossNeverLearned.class, SLIGHT)
        .symptom(LossPlateausWhileSiblingsGoOn.class, SLIGHT)
        .symptom(dev.mltd.analysis.rules.UnitsDead.class, SLIGHT)
        .notWith(UpdatesTooSmall.class, STRONG)
        .notWith(ConvergesTooSlowly.class, SLIGHT)
        .notWith(EndsWhileStillImproving.class, SLIGHT)
        .tooLarge(Knob.LEARNING_RATE)
        .liesIn(Knob.LEARNING_RATE);
  }
}

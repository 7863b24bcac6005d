package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.GapLargerThanSiblings;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.Overfits;
import dev.mltd.analysis.rules.TrainedFarPastBest;
import dev.mltd.analysis.rules.Underfits;
import dev.mltd.analysis.siblings.Standing;

/** Too much capacity, or too little regularisation, for so few examples. */
public final class ModelTooComplex extends Cause {
  public ModelTooComplex() {
    super(
        "the model learns its training examples by heart instead of what they have in common",
        "Geman, Bienenstock and Doursat 1992, Neural networks and the bias/variance dilemma");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(Overfits.class, STRONG)
        .symptom(GapLargerThanSiblings.class, STRONG)
        .symptom(TrainedFarPastBest.class, SLIGHT)
        .notWith(Underfits.class, FAIR)
        .notWith(LossNeverLearned.class, STRONG)
        .notWith(LossDiverges.class, STRONG)
        .notWith(LossBecameNonFinite.class, STRONG)
        .shortfall(Standing.BEST_VALIDATION_SHORTFALL, "best validation loss", SLIGHT, -FAIR)
        .maybeTooSmall(Knob.TRAINING_EXAMPLES)
        .maybeTooLarge(Knob.WIDTH)
        .maybeTooLarge(Knob.DEPTH)
        .maybeTooSmall(Knob.DROPOUT)
        .maybeTooSmall(Knob.WEIGHT_DECAY)
        .liesIn(Knob.TRAINING_EXAMPLES, Knob.WIDTH, Knob.DEPTH, Knob.DROPOUT, Knob.WEIGHT_DECAY);
  }
}

package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.GapLargerThanSiblings;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.ValidationOffFromStart;
import dev.mltd.analysis.siblings.Standing;

/** Training and validation data are of different kinds. */
public final class TrainValidationShift extends Cause {
  public TrainValidationShift() {
    super(
        "what is learned on the training data does not hold for the validation data, from the first"
            + " step on",
        "Quinonero-Candela, Sugiyama, Schwaighofer and Lawrence 2009, Dataset Shift in Machine"
            + " Learning");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(ValidationOffFromStart.class, STRONG)
        .symptom(GapLargerThanSiblings.class, STRONG)
        .notWith(LossDiverges.class, STRONG)
        .notWith(LossBecameNonFinite.class, STRONG)
        .notWith(dev.mltd.analysis.rules.ClassesImbalanced.class, STRONG)
        .shortfall(Standing.TRAINING_SHORTFALL, "training loss", -STRONG, SLIGHT)
        .shortfall(
            Standing.GENERALISATION_SHORTFALL,
            "validation loss, beyond twice the training loss,",
            STRONG,
            0)
        .maybeOtherData(FAIR)
        .liesIn();
  }
}

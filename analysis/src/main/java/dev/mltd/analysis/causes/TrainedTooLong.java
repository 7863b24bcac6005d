package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.BudgetWastedAfterBest;
import dev.mltd.analysis.rules.EndsWhileStillImproving;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.Overfits;
import dev.mltd.analysis.rules.TrainedFarPastBest;
import dev.mltd.analysis.siblings.Standing;

/** Training went on long after the best validation score. */
public final class TrainedTooLong extends Cause {
  public TrainedTooLong() {
    super(
        "the best model was left behind: what came later cost hours and score",
        "Prechelt 1998, Early stopping: but when?");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(TrainedFarPastBest.class, STRONG)
        .symptom(BudgetWastedAfterBest.class, FAIR)
        .symptom(Overfits.class, SLIGHT)
        .notWith(LossBecameNonFinite.class, STRONG)
        .notWith(LossDiverges.class, STRONG)
        .notWith(LossNeverLearned.class, STRONG)
        .notWith(EndsWhileStillImproving.class, STRONG)
        .shortfall(Standing.BEST_VALIDATION_SHORTFALL, "best validation loss", -FAIR, FAIR)
        .tooLarge(Knob.EPOCHS)
        .liesIn(Knob.EPOCHS);
  }
}

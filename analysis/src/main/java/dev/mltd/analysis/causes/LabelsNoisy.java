package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.HARD;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.GapLargerThanSiblings;
import dev.mltd.analysis.rules.InputsNotNormalised;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.LossPlateausWhileSiblingsGoOn;
import dev.mltd.analysis.rules.OutliersInInputs;
import dev.mltd.analysis.rules.TrainedFarPastBest;
import dev.mltd.analysis.rules.Underfits;
import dev.mltd.analysis.rules.ValidationOffFromStart;
import dev.mltd.analysis.siblings.Standing;

/** Many labels are wrong. */
public final class LabelsNoisy extends Cause {
  public LabelsNoisy() {
    super(
        "wrong labels can only be learned by heart: both splits end limited alike, and what is"
            + " learned late is noise",
        "Zhang, Bengio, Hardt, Recht and Vinyals 2017; Northcutt, Jiang and Chuang 2021");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(Underfits.class, SLIGHT)
        .symptom(LossPlateausWhileSiblingsGoOn.class, SLIGHT)
        .symptom(TrainedFarPastBest.class, SLIGHT)
        .notWith(LossDiverges.class, STRONG)
        .notWith(LossBecameNonFinite.class, HARD)
        .notWith(LossNeverLearned.class, FAIR)
        .notWith(ValidationOffFromStart.class, FAIR)
        .notWith(GapLargerThanSiblings.class, SLIGHT)
        .notWith(dev.mltd.analysis.rules.ClassesImbalanced.class, STRONG)
        .notWith(InputsNotNormalised.class, STRONG)
        .notWith(OutliersInInputs.class, STRONG)
        .shortfall(Standing.TRAINING_SHORTFALL, "training loss", STRONG, -STRONG)
        .shortfall(
            Standing.GENERALISATION_SHORTFALL,
            "validation loss, beyond twice the training loss,",
            -STRONG,
            0)
        .otherData(STRONG);
  }
}

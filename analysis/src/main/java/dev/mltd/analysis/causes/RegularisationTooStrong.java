package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.GapLargerThanSiblings;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.LossPlateausWhileSiblingsGoOn;
import dev.mltd.analysis.rules.Overfits;
import dev.mltd.analysis.rules.Underfits;
import dev.mltd.analysis.rules.WeightsCollapse;

/** Dropout or weight decay forbid what is to be learned. */
public final class RegularisationTooStrong extends Cause {
  public RegularisationTooStrong() {
    super(
        "the penalty or the dropped units outweigh what the examples teach",
        "Goodfellow, Bengio and Courville 2016, Deep Learning, chapter 7");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(Underfits.class, SLIGHT)
        .symptom(WeightsCollapse.class, FAIR)
        .symptom(LossPlateausWhileSiblingsGoOn.class, SLIGHT)
        .symptom(LossNeverLearned.class, SLIGHT)
        .notWith(Overfits.class, STRONG)
        .notWith(GapLargerThanSiblings.class, STRONG)
        .notWith(LossBecameNonFinite.class, STRONG)
        .maybeTooLarge(Knob.DROPOUT)
        .maybeTooLarge(Knob.WEIGHT_DECAY)
        .liesIn(Knob.DROPOUT, Knob.WEIGHT_DECAY);
  }
}

package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.HARD;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.ConvergesTooSlowly;
import dev.mltd.analysis.rules.GapLargerThanSiblings;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.LossPlateausWhileSiblingsGoOn;
import dev.mltd.analysis.rules.Overfits;
import dev.mltd.analysis.rules.Underfits;

/** Too little capacity for what is to be learned. */
public final class ModelTooSimple extends Cause {
  public ModelTooSimple() {
    super(
        "the model cannot express what the data hold, however long it trains",
        "Goodfellow, Bengio and Courville 2016, Deep Learning, section 5.2");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(Underfits.class, SLIGHT)
        .symptom(LossPlateausWhileSiblingsGoOn.class, SLIGHT)
        .notWith(Overfits.class, STRONG)
        .notWith(GapLargerThanSiblings.class, FAIR)
        .notWith(LossDiverges.class, HARD)
        .notWith(LossBecameNonFinite.class, HARD)
        .notWith(ConvergesTooSlowly.class, SLIGHT)
        .tooSmall(Knob.WIDTH)
        .maybeTooSmall(Knob.DEPTH)
        .liesIn(Knob.WIDTH, Knob.DEPTH);
  }
}

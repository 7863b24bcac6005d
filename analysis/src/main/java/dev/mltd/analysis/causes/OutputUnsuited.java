package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.HARD;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.LossPlateausWhileSiblingsGoOn;
import dev.mltd.analysis.rules.Underfits;

/** The last layer cannot give the answers that are wanted. */
public final class OutputUnsuited extends Cause {
  public OutputUnsuited() {
    super(
        "the last activation cannot reach the targets, or spoils the gradient of the loss",
        "Goodfellow, Bengio and Courville 2016, Deep Learning, section 6.2.2");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(LossNeverLearned.class, SLIGHT)
        .symptom(Underfits.class, SLIGHT)
        .symptom(LossPlateausWhileSiblingsGoOn.class, SLIGHT)
        .unusual(Knob.OUTPUT, HARD)
        .liesIn(Knob.OUTPUT);
  }
}

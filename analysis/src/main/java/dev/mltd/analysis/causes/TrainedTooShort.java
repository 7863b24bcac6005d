package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.HARD;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.ConvergesTooSlowly;
import dev.mltd.analysis.rules.EndsWhileStillImproving;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.Overfits;
import dev.mltd.analysis.rules.Underfits;
import dev.mltd.analysis.rules.UpdatesTooSmall;

/** Training ended while the model was still getting better. */
public final class TrainedTooShort extends Cause {
  public TrainedTooShort() {
    super("the budget ended before the descent did", "Prechelt 1998, Early stopping: but when?");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(EndsWhileStillImproving.class, STRONG)
        .symptom(ConvergesTooSlowly.class, SLIGHT)
        .symptom(Underfits.class, SLIGHT)
        .notWith(Overfits.class, STRONG)
        .notWith(LossDiverges.class, HARD)
        .notWith(LossBecameNonFinite.class, HARD)
        .notWith(UpdatesTooSmall.class, FAIR)
        .tooSmall(Knob.EPOCHS)
        .liesIn(Knob.EPOCHS);
  }
}

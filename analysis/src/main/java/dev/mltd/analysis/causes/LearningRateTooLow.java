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
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.LossOscillates;
import dev.mltd.analysis.rules.Overfits;
import dev.mltd.analysis.rules.Underfits;
import dev.mltd.analysis.rules.UpdatesTooLarge;
import dev.mltd.analysis.rules.UpdatesTooSmall;

/** Steps so small that the budget ends before the descent does. */
public final class LearningRateTooLow extends Cause {
  public LearningRateTooLow() {
    super(
        "each update moves the weights too little: training would need many times the budget",
        "Bengio 2012, Practical recommendations for gradient-based training, section 3.1.1");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(ConvergesTooSlowly.class, FAIR)
        .symptom(EndsWhileStillImproving.class, SLIGHT)
        .symptom(UpdatesTooSmall.class, FAIR)
        .symptom(LossNeverLearned.class, SLIGHT)
        .symptom(Underfits.class, SLIGHT)
        .notWith(LossBecameNonFinite.class, HARD)
        .notWith(LossDiverges.class, HARD)
        .notWith(LossOscillates.class, FAIR)
        .notWith(UpdatesTooLarge.class, STRONG)
        .notWith(Overfits.class, FAIR)
        .tooSmall(Knob.LEARNING_RATE)
        .liesIn(Knob.LEARNING_RATE);
  }
}

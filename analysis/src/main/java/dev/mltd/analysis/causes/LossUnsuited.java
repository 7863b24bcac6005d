package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.ConvergesTooSlowly;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossNeverLearned;
import dev.mltd.analysis.rules.Underfits;

/** The loss does not fit the task. */
public final class LossUnsuited extends Cause {
  public LossUnsuited() {
    super(
        "what is minimised is not what is wanted: the loss falls and the score does not, or it has"
            + " a floor",
        "Goodfellow, Bengio and Courville 2016, Deep Learning, section 6.2");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(LossNeverLearned.class, SLIGHT)
        .symptom(ConvergesTooSlowly.class, SLIGHT)
        .symptom(Underfits.class, SLIGHT)
        .notWith(LossBecameNonFinite.class, STRONG)
        .unusual(Knob.LOSS, STRONG)
        .liesIn(Knob.LOSS);
  }
}

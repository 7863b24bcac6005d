package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.GradientsBecameNonFinite;
import dev.mltd.analysis.rules.GradientsExplode;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;

/** A computation leaves the range of its numbers although training had begun well. */
public final class NumericalInstability extends Cause {
  public NumericalInstability() {
    super(
        "a logarithm, exponential or division leaves the range of floating-point numbers after a"
            + " healthy start",
        "Goodfellow, Bengio and Courville 2016, Deep Learning, section 4.1");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(LossBecameNonFinite.class, FAIR)
        .symptom(GradientsBecameNonFinite.class, FAIR)
        .needs(LossBecameNonFinite.class, STRONG)
        .notWith(LossDiverges.class, FAIR)
        .notWith(GradientsExplode.class, SLIGHT)
        .unusual(Knob.PRECISION, STRONG)
        .unusual(Knob.LOSS, STRONG)
        .unusual(Knob.OUTPUT, FAIR)
        .liesIn(Knob.PRECISION, Knob.LOSS, Knob.OUTPUT);
  }
}

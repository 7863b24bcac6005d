package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.HARD;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.GradientsBecameNonFinite;
import dev.mltd.analysis.rules.GradientsClippedThroughout;
import dev.mltd.analysis.rules.GradientsExplode;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossSpikes;

/** Rare huge gradients are applied in full. */
public final class GradientsUnclipped extends Cause {
  public GradientsUnclipped() {
    super(
        "a few batches give gradients many times the usual, and nothing limits the step they cause",
        "Pascanu, Mikolov and Bengio 2013, On the difficulty of training recurrent neural"
            + " networks");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(GradientsExplode.class, STRONG)
        .symptom(GradientsBecameNonFinite.class, FAIR)
        .symptom(LossSpikes.class, FAIR)
        .symptom(LossBecameNonFinite.class, SLIGHT)
        .notWith(GradientsClippedThroughout.class, HARD)
        .notWith(dev.mltd.analysis.rules.GradientsVanish.class, FAIR)
        .unusual(Knob.CLIPPING, STRONG)
        .maybeTooLarge(Knob.CLIPPING)
        .liesIn(Knob.CLIPPING);
  }
}

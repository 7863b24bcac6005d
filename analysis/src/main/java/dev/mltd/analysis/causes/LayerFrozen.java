package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.GradientsFallWithDepth;

/** A layer that should learn does not change. */
public final class LayerFrozen extends Cause {
  public LayerFrozen() {
    super(
        "a layer gets no update although nothing says that it should stay as it is",
        "Humbatova et al. 2020, Taxonomy of real faults in deep learning systems");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(dev.mltd.analysis.rules.LayerFrozen.class, STRONG)
        .notWith(dev.mltd.analysis.rules.UnitsDead.class, STRONG)
        .notWith(GradientsFallWithDepth.class, SLIGHT)
        .unusual(Knob.FROZEN, STRONG)
        .liesIn(Knob.FROZEN);
  }
}

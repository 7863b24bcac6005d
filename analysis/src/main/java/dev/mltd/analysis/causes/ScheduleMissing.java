package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.LearningRateNeverDecays;
import dev.mltd.analysis.rules.LossOscillates;
import dev.mltd.analysis.rules.LossPlateausWhileSiblingsGoOn;
import dev.mltd.analysis.rules.WarmUpMissing;

/** The learning rate neither warms up nor decays where the runs that work do. */
public final class ScheduleMissing extends Cause {
  public ScheduleMissing() {
    super(
        "a learning rate without warm-up shocks the first steps, and one without decay shakes about"
            + " the minimum",
        "Goyal et al. 2017 (warm-up); Bottou, Curtis and Nocedal 2018, theorem 4.6 (decay)");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(LearningRateNeverDecays.class, STRONG)
        .symptom(WarmUpMissing.class, STRONG)
        .symptom(LossOscillates.class, SLIGHT)
        .symptom(LossPlateausWhileSiblingsGoOn.class, SLIGHT)
        .unusual(Knob.SCHEDULE, STRONG)
        .unusual(Knob.WARM_UP, FAIR)
        .liesIn(Knob.SCHEDULE, Knob.WARM_UP);
  }
}

package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossNeverLearned;
import java.util.Set;

/** Units answer zero to every example and get no gradient any more. */
public final class UnitsDead extends Cause {
  public UnitsDead() {
    super(
        "rectified units whose sums are negative for every example neither answer nor learn",
        "Lu, Shin, Su and Karniadakis 2020, Dying ReLU and initialization");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(dev.mltd.analysis.rules.UnitsDead.class, STRONG)
        .symptom(LossNeverLearned.class, SLIGHT)
        .symptom(dev.mltd.analysis.rules.LayerFrozen.class, SLIGHT)
        .notWith(LossBecameNonFinite.class, FAIR)
        .unusual(Knob.INITIAL_BIAS, STRONG)
        .setTo(Knob.ACTIVATION, Set.of("relu"), SLIGHT)
        .liesIn(
            Knob.INITIAL_BIAS,
            Knob.ACTIVATION,
            Knob.INITIALISATION,
            Knob.INITIAL_SCALE,
            Knob.NORMALISATION,
            Knob.LEARNING_RATE);
  }
}

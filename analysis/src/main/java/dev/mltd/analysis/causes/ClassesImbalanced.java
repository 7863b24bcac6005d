package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.OneClassRecalledFarBelow;

/** Some classes are so rare that the model ignores them. */
public final class ClassesImbalanced extends Cause {
  public ClassesImbalanced() {
    super(
        "a rare class weighs so little in the loss that it is never learned",
        "He and Garcia 2009, Learning from Imbalanced Data");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(dev.mltd.analysis.rules.ClassesImbalanced.class, STRONG)
        .needs(dev.mltd.analysis.rules.ClassesImbalanced.class, STRONG)
        .ruledOut(
            dev.mltd.analysis.rules.ClassesImbalanced.class,
            dev.mltd.analysis.rules.ClassesImbalanced.NO_CLASSES)
        .symptom(OneClassRecalledFarBelow.class, STRONG)
        .notWith(LossBecameNonFinite.class, STRONG)
        .notWith(LossDiverges.class, STRONG)
        .otherData(FAIR);
  }
}

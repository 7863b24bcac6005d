package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;
import static dev.mltd.analysis.cause.Weighing.STRONG;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.ConvergesTooSlowly;
import dev.mltd.analysis.rules.EndsWhileStillImproving;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.Underfits;

/** Batches so large that few updates are made. */
public final class BatchTooLarge extends Cause {
  public BatchTooLarge() {
    super(
        "the same examples give fewer updates, too few to descend within the budget",
        "McCandlish, Kaplan and Amodei 2018, An empirical model of large-batch training");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(ConvergesTooSlowly.class, FAIR)
        .symptom(EndsWhileStillImproving.class, SLIGHT)
        .symptom(Underfits.class, SLIGHT)
        .notWith(LossDiverges.class, STRONG)
        .tooLarge(Knob.BATCH_SIZE)
        .liesIn(Knob.BATCH_SIZE);
  }
}

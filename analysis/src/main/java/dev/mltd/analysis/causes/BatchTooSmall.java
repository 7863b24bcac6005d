package dev.mltd.analysis.causes;

import static dev.mltd.analysis.cause.Weighing.FAIR;
import static dev.mltd.analysis.cause.Weighing.SLIGHT;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Weighing;
import dev.mltd.analysis.rules.LearningRateNeverDecays;
import dev.mltd.analysis.rules.LossOscillates;
import dev.mltd.analysis.rules.LossSpikes;
import dev.mltd.analysis.rules.ValidationNoisierThanTrain;

/** Batches so small that the gradient is mostly noise. */
public final class BatchTooSmall extends Cause {
  public BatchTooSmall() {
    super(
        "the gradient of a few examples says little about the gradient of all",
        "McCandlish, Kaplan and Amodei 2018, An empirical model of large-batch training");
  }

  @Override
  public void weigh(Weighing scales) {
    scales
        .symptom(LossOscillates.class, FAIR)
        .symptom(LossSpikes.class, SLIGHT)
        .symptom(LearningRateNeverDecays.class, SLIGHT)
        .symptom(ValidationNoisierThanTrain.class, SLIGHT)
        .tooSmall(Knob.BATCH_SIZE)
        .liesIn(Knob.BATCH_SIZE);
  }
}

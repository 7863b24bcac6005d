package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.archive.Knob.LEARNING_RATE;
import static dev.mltd.analysis.archive.Knob.LOSS;
import static dev.mltd.analysis.archive.Knob.LOSS_FROM_LOGITS;
import static dev.mltd.analysis.archive.Knob.OUTPUT;
import static dev.mltd.analysis.archive.Knob.PRECISION;
import static dev.mltd.analysis.fix.Step.multiply;
import static dev.mltd.analysis.fix.Step.set;
import static dev.mltd.analysis.fix.Step.setForClasses;

import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.causes.LossUnsuited;
import dev.mltd.analysis.causes.NumericalInstability;
import dev.mltd.analysis.causes.OutputUnsuited;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import java.util.List;

/** What cures a loss, the output that it is computed from, and the numbers in between. */
final class LossRemedies {
  static final List<Remedy> ROWS =
      List.of(
          Remedy.of(
              new LossUnsuited(),
              Chances.NOT_MEASURED,
              Fix.of(
                      "LossForTask",
                      "minimise the loss of the task: cross-entropy for classes, otherwise whatever"
                          + " the trainer takes where the config is silent",
                      "Bishop 2006, Pattern Recognition and Machine Learning, section 5.2",
                      setForClasses(LOSS, "cross_entropy"))
                  .where(config -> Settings.has(LOSS, config))),
          Remedy.of(
              new OutputUnsuited(),
              Chances.NOT_MEASURED,
              Fix.of(
                      "OutputForTask",
                      "use the output of the task: softmax for classes, otherwise whatever the"
                          + " trainer takes where the config is silent",
                      "Bishop 2006, Pattern Recognition and Machine Learning, section 5.2",
                      setForClasses(OUTPUT, "softmax"))
                  .where(config -> Settings.has(OUTPUT, config))),
          Remedy.of(
              new NumericalInstability(),
              Chances.NOT_MEASURED,
              Fix.of(
                  "ClippingAndLowerLearningRate",
                  "train with a tenth of the learning rate, and shorten each layer's gradient to a"
                      + " norm of at most 1",
                  "Pascanu, Mikolov and Bengio 2013; on all of DeepOBS one division by 10 alone"
                      + " repairs 30 % of the runs that became NaN",
                  multiply(LEARNING_RATE, 0.1),
                  GradientRemedies.CLIPPED_TO_1),
              LearningRateRemedies.DIVIDED_BY_100,
              Fix.of(
                  "LossFromLogits",
                  "compute the loss from the logits, in single precision, instead of from rounded"
                      + " probabilities",
                  "Blanchard, Higham and Higham 2021, Accurately computing the log-sum-exp and"
                      + " softmax functions",
                  set(PRECISION, "single").where(LossRemedies::isImprecise),
                  set(LOSS_FROM_LOGITS, "true").where(config -> !isImprecise(config))),
              DataRemedies.STANDARDISED_INPUTS));

  private LossRemedies() {}

  private static boolean isImprecise(RunConfig config) {
    return PRECISION
        .text(config)
        .filter(precision -> !precision.strip().equals("single"))
        .isPresent();
  }
}

package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.archive.Knob.DEPTH;
import static dev.mltd.analysis.archive.Knob.DROPOUT;
import static dev.mltd.analysis.archive.Knob.TRAINING_EXAMPLES;
import static dev.mltd.analysis.archive.Knob.WEIGHT_DECAY;
import static dev.mltd.analysis.archive.Knob.WIDTH;
import static dev.mltd.analysis.fix.Step.multiply;
import static dev.mltd.analysis.fix.Step.raise;
import static dev.mltd.analysis.fix.Step.remove;
import static dev.mltd.analysis.fix.Step.setNumber;

import dev.mltd.analysis.causes.ModelTooComplex;
import dev.mltd.analysis.causes.ModelTooSimple;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import java.util.List;

/** What cures a model that is too large or too small for its data. */
final class CapacityRemedies {
  static final List<Remedy> ROWS =
      List.of(
          Remedy.of(
              new ModelTooComplex(),
              0.29,
              Fix.of(
                      "AllExamples",
                      "learn from all examples, where the config takes only so many of them",
                      "Banko and Brill 2001, Scaling to very very large corpora for natural"
                          + " language disambiguation",
                      remove(TRAINING_EXAMPLES))
                  .spendingBudget(),
              Fix.of(
                  "DropoutAndL2",
                  "drop 0.3 of the units, or 0.2 more than now, and make the L2 penalty ten times"
                      + " as large, or 0.001",
                  "Srivastava and others 2014, Dropout; Krogh and Hertz 1992, A simple weight decay"
                      + " can improve generalization",
                  raise(DROPOUT, 0.3, present -> present + 0.2),
                  raise(WEIGHT_DECAY, 0.001, present -> 10 * present)),
              RegularisationRemedies.EARLY_STOPPING,
              Fix.of(
                  "Narrower",
                  "train hidden layers that are half as wide",
                  "Geman, Bienenstock and Doursat 1992, Neural networks and the bias/variance"
                      + " dilemma",
                  multiply(WIDTH, 0.5))),
          Remedy.of(
              new ModelTooSimple(),
              Chances.NOT_MEASURED,
              Fix.of(
                      "Wider",
                      "train hidden layers that are four times as wide",
                      "Hestness and others 2017, Deep learning scaling is predictable, empirically",
                      multiply(WIDTH, 4))
                  .where(config -> DEPTH.number(config).orElse(1) != 0)
                  .spendingBudget(),
              Fix.of(
                      "Deeper",
                      "train half as many hidden layers again, and at least one more",
                      "Hestness and others 2017, Deep learning scaling is predictable, empirically",
                      setNumber(DEPTH, config -> deeper(Settings.number(DEPTH, config))))
                  .where(config -> DEPTH.number(config).isPresent())
                  .spendingBudget()));

  private CapacityRemedies() {}

  private static double deeper(double layers) {
    return Math.max(layers + 1, 1.5 * layers);
  }
}

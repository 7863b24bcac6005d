package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.archive.Knob.LEARNING_RATE;
import static dev.mltd.analysis.archive.Knob.MOMENTUM;
import static dev.mltd.analysis.archive.Knob.OPTIMIZER;
import static dev.mltd.analysis.archive.Knob.SCHEDULE;
import static dev.mltd.analysis.archive.Knob.WARM_UP;
import static dev.mltd.analysis.fix.Step.multiply;
import static dev.mltd.analysis.fix.Step.remove;
import static dev.mltd.analysis.fix.Step.set;
import static dev.mltd.analysis.fix.Step.setNumber;
import static dev.mltd.analysis.fix.Step.setText;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.causes.LearningRateTooHigh;
import dev.mltd.analysis.causes.LearningRateTooLow;
import dev.mltd.analysis.causes.ScheduleMissing;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import dev.mltd.analysis.fix.Step;
import java.util.List;
import java.util.Set;

/** What cures a learning rate and its schedule. */
final class LearningRateRemedies {
  private static final Set<String> DESCENTS = Set.of("sgd", "momentum", "nesterov", "nesterovs");
  private static final Set<String> CONSTANT =
      Set.of("none", "constant", "fixed", "false", "null", "");

  static final Fix DIVIDED_BY_10 =
      Fix.of(
          "LearningRateDividedBy10",
          "train with a tenth of the learning rate",
          "On all of DeepOBS one division by 10 repairs 43 % of the diverged runs, and three tries"
              + " 93 %",
          multiply(LEARNING_RATE, 0.1));

  static final Fix DIVIDED_BY_100 =
      Fix.of(
          "LearningRateDividedBy100",
          "train with a hundredth of the learning rate",
          DIVIDED_BY_10.source(),
          multiply(LEARNING_RATE, 0.01));

  private static final Fix WARM_UP_EPOCHS =
      Fix.of(
              "WarmUp",
              "let the learning rate rise from almost zero over the first tenth of the epochs",
              "Goyal and others 2017, Accurate, large minibatch SGD: 5 of 90 epochs; Gotmare and"
                  + " others 2019",
              setNumber(WARM_UP, config -> Math.max(1, Settings.tenthOfEpochs(config))))
          .where(LearningRateRemedies::canWarmUpByEpochs);

  private static final Fix ADAM =
      Fix.of(
              "AdamOptimizer",
              "train with Adam at a learning rate of 0.001 instead of stochastic gradient descent",
              "Kingma and Ba 2015, Adam: a method for stochastic optimization, and its standard"
                  + " step size",
              set(OPTIMIZER, "adam"),
              remove(MOMENTUM),
              set(LEARNING_RATE, 0.001))
          .where(config -> DESCENTS.contains(Settings.word(OPTIMIZER, config)));

  /** Along a cosine where the end is known, otherwise on plateaus. */
  private static final Step DECAY =
      setText(SCHEDULE, config -> Knob.EPOCHS.number(config).isPresent() ? "cosine" : "plateau")
          .where(config -> CONSTANT.contains(Settings.word(SCHEDULE, config)));

  static final List<Remedy> ROWS =
      List.of(
          Remedy.of(
              new LearningRateTooHigh(), 0.89, DIVIDED_BY_10, DIVIDED_BY_100, WARM_UP_EPOCHS, ADAM),
          Remedy.of(
              new LearningRateTooLow(),
              Chances.NEARLY_ALWAYS,
              Fix.of(
                  "LearningRateTimes10WithDecay",
                  "train with ten times the learning rate, and let it fall during the training",
                  "Loshchilov and Hutter 2017, SGDR: a rate that is too large for the end is good"
                      + " for the start",
                  multiply(LEARNING_RATE, 10),
                  DECAY),
              Fix.of(
                  "LearningRateTimes100",
                  "train with a hundred times the learning rate",
                  "Smith 2017, Cyclical learning rates for training neural networks: its range test"
                      + " spans decades",
                  multiply(LEARNING_RATE, 100)),
              ADAM),
          Remedy.of(
              new ScheduleMissing(),
              Chances.NOT_MEASURED,
              Fix.of(
                  "LearningRateDecay",
                  "let the learning rate fall: along a cosine to the last epoch, or whenever"
                      + " validation stops improving where that is unknown",
                  "Loshchilov and Hutter 2017, SGDR: stochastic gradient descent with warm"
                      + " restarts",
                  DECAY),
              WARM_UP_EPOCHS));

  private LearningRateRemedies() {}

  /** Where it does not already, and neither the epochs nor the warm-up are counted in steps. */
  private static boolean canWarmUpByEpochs(RunConfig config) {
    return WARM_UP.keyIn(config).orElse(WARM_UP.key()).equals(WARM_UP.key())
        && Settings.epochs(config).isPresent()
        && Settings.number(WARM_UP, config) <= 0;
  }
}

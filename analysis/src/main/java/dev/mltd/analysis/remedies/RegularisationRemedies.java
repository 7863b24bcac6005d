package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.archive.Knob.DROPOUT;
import static dev.mltd.analysis.archive.Knob.EPOCHS;
import static dev.mltd.analysis.archive.Knob.WEIGHT_DECAY;
import static dev.mltd.analysis.fix.Step.multiply;
import static dev.mltd.analysis.fix.Step.multiplyIfSet;
import static dev.mltd.analysis.fix.Step.setNumber;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.causes.RegularisationTooStrong;
import dev.mltd.analysis.causes.TrainedTooLong;
import dev.mltd.analysis.causes.TrainedTooShort;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import java.util.List;
import java.util.Set;

/** What cures too much regularisation, and too much or too little training. */
final class RegularisationRemedies {
  private static final Set<String> NO_STOPPING = Set.of("0", "none", "false", "null", "");

  /** Epochs to wait at least. */
  private static final double LEAST_PATIENCE = 5;

  static final Fix EARLY_STOPPING =
      Fix.of(
              "EarlyStopping",
              "stop when validation has not improved for a tenth of the epochs, and keep the best"
                  + " weights",
              "Prechelt 1998, Early stopping, but when?",
              setNumber(
                  Knob.EARLY_STOPPING,
                  config -> Math.max(LEAST_PATIENCE, Settings.tenthOfEpochs(config))))
          .where(config -> NO_STOPPING.contains(Settings.word(Knob.EARLY_STOPPING, config)));

  static final List<Remedy> ROWS =
      List.of(
          Remedy.of(
              new RegularisationTooStrong(),
              Chances.NEARLY_ALWAYS,
              Fix.of(
                  "RegularisationHalved",
                  "halve dropout and the penalty on the weights",
                  "Smith 2018, A disciplined approach to neural network hyper-parameters",
                  multiplyIfSet(DROPOUT, 0.5),
                  multiplyIfSet(WEIGHT_DECAY, 0.5)),
              Fix.of(
                  "RegularisationRemoved",
                  "train without dropout and without a penalty on the weights",
                  "Smith 2018, A disciplined approach to neural network hyper-parameters",
                  multiplyIfSet(DROPOUT, 0),
                  multiplyIfSet(WEIGHT_DECAY, 0))),
          Remedy.of(new TrainedTooLong(), Chances.NOT_MEASURED, EARLY_STOPPING),
          Remedy.of(
              new TrainedTooShort(),
              Chances.NEARLY_ALWAYS,
              Fix.of(
                      "MoreEpochs",
                      "train four times as long",
                      "Measured on held-back faults: more epochs repair nearly every training that"
                          + " was too short",
                      multiply(EPOCHS, 4))
                  .spendingBudget()));

  private RegularisationRemedies() {}
}

package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.archive.Knob.CLASS_WEIGHTS;
import static dev.mltd.analysis.archive.Knob.INPUT_SCALING;
import static dev.mltd.analysis.archive.Knob.LABEL_SMOOTHING;
import static dev.mltd.analysis.archive.Knob.OVERSAMPLING;
import static dev.mltd.analysis.archive.Knob.WEIGHT_DECAY;
import static dev.mltd.analysis.archive.Knob.WINSORISING;
import static dev.mltd.analysis.fix.Step.set;

import dev.mltd.analysis.causes.ClassesImbalanced;
import dev.mltd.analysis.causes.InputsNotNormalised;
import dev.mltd.analysis.causes.LabelsNoisy;
import dev.mltd.analysis.causes.OutliersInData;
import dev.mltd.analysis.causes.TrainValidationShift;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import java.util.List;

/** What cures a training of what is wrong with its data. */
final class DataRemedies {
  /** Makes it too dear to learn single wrong labels by heart. */
  private static final double PENALTY_AGAINST_NOISE = 0.03;

  static final Fix STANDARDISED_INPUTS =
      Fix.of(
          "StandardisedInputs",
          "standardise each input by its mean and deviation on the training split",
          "LeCun, Bottou, Orr and Müller 1998, Efficient backprop",
          set(INPUT_SCALING, "standardise"));

  static final List<Remedy> ROWS =
      List.of(
          Remedy.of(
              new ClassesImbalanced(),
              0.71,
              Fix.of(
                  "ClassWeights",
                  "weigh each class by the inverse of its share of the training examples",
                  "King and Zeng 2001, Logistic regression in rare events data",
                  set(CLASS_WEIGHTS, "balanced")),
              Fix.of(
                  "Oversampling",
                  "draw the training examples so that every class is seen equally often, with as"
                      + " many examples per epoch as before",
                  "Buda, Maki and Mazurowski 2018, A systematic study of the class imbalance"
                      + " problem",
                  set(OVERSAMPLING, "true"))),
          Remedy.of(new InputsNotNormalised(), Chances.NEARLY_ALWAYS, STANDARDISED_INPUTS),
          Remedy.of(
              new OutliersInData(),
              Chances.NOT_MEASURED,
              Fix.of(
                  "WinsorisedInputs",
                  "pull values that are more than 4.7 robust deviations from the median of the"
                      + " training split in to that limit",
                  "Tukey 1962, The future of data analysis; the limit is that beyond which the data"
                      + " profile counts outliers",
                  set(WINSORISING, 4.7)),
              Fix.of(
                  "RobustScaling",
                  "scale each input by its median and interquartile range on the training split",
                  "Huber and Ronchetti 2009, Robust Statistics",
                  set(INPUT_SCALING, "robust"))),
          Remedy.of(
              new LabelsNoisy(),
              0.5,
              Fix.of(
                      "StrongerWeightDecay",
                      "make the L2 penalty 0.03",
                      "Krogh and Hertz 1992, A simple weight decay can improve generalization: it"
                          + " suppresses noise of the targets; size measured on the lab's programs"
                          + " to learn on",
                      set(WEIGHT_DECAY, PENALTY_AGAINST_NOISE))
                  .where(config -> Settings.number(WEIGHT_DECAY, config) < PENALTY_AGAINST_NOISE),
              Fix.of(
                      "LabelSmoothing",
                      "spread a tenth of each label over all classes",
                      "Szegedy and others 2016, Rethinking the Inception architecture; Lukasik and"
                          + " others 2020",
                      set(LABEL_SMOOTHING, 0.1))
                  .where(config -> Settings.number(LABEL_SMOOTHING, config) <= 0),
              RegularisationRemedies.EARLY_STOPPING),
          Remedy.none(
              new TrainValidationShift(),
              "no config changes which examples are in which split: its owner must look at it"));

  private DataRemedies() {}
}

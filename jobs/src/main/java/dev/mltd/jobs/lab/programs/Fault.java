package dev.mltd.jobs.lab.programs;

/** What the lab does wrong on purpose, by the name of the cause that a diagnosis should give. */
public enum Fault {
  LEARNING_RATE_TOO_HIGH("LearningRateTooHigh"),
  LEARNING_RATE_TOO_LOW("LearningRateTooLow"),
  SCHEDULE_MISSING("ScheduleMissing"),
  NUMERICAL_INSTABILITY("NumericalInstability"),
  GRADIENTS_UNCLIPPED("GradientsUnclipped"),
  GRADIENTS_VANISH("GradientsVanish"),
  UNITS_DEAD("UnitsDead"),
  INITIALISATION_POOR("InitialisationPoor"),
  MODEL_TOO_COMPLEX("ModelTooComplex"),
  MODEL_TOO_SIMPLE("ModelTooSimple"),
  REGULARISATION_TOO_STRONG("RegularisationTooStrong"),
  TRAINED_TOO_LONG("TrainedTooLong"),
  TRAINED_TOO_SHORT("TrainedTooShort"),
  CLASSES_IMBALANCED("ClassesImbalanced"),
  INPUTS_NOT_NORMALISED("InputsNotNormalised"),
  OUTLIERS_IN_DATA("OutliersInData"),
  LABELS_NOISY("LabelsNoisy"),
  TRAIN_VALIDATION_SHIFT("TrainValidationShift"),
  BATCH_TOO_SMALL("BatchTooSmall"),
  BATCH_TOO_LARGE("BatchTooLarge"),
  LOSS_UNSUITED("LossUnsuited"),
  OUTPUT_UNSUITED("OutputUnsuited"),
  LAYER_FROZEN("LayerFrozen");

  private final String cause;

  Fault(String cause) {
    this.cause = cause;
  }

  /** The cause's name. */
  public String cause() {
    return cause;
  }
}

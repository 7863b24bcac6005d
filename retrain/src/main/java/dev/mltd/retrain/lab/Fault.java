package dev.mltd.retrain.lab;

/** What the lab does wrong on purpose, by the name of the cause that a diagnosis should give. */
public enum Fault {
  LEARNING_RATE_TOO_HIGH("LearningRateTooHigh"),
  LEARNING_RATE_TOO_LOW("LearningRateTooLow"),
  GRADIENTS_VANISH("GradientsVanish"),
  UNITS_DEAD("UnitsDead"),
  MODEL_TOO_COMPLEX("ModelTooComplex"),
  TRAINED_TOO_SHORT("TrainedTooShort");

  private final String cause;

  Fault(String cause) {
    this.cause = cause;
  }

  /** The cause's name. */
  public String cause() {
    return cause;
  }
}

package dev.mltd.analysis.spark.tables;

import dev.mltd.analysis.fix.DeliveredTraining;

/** The two rounds of retraining. */
public enum Stage {
  /** One seed for the control and each candidate, to choose a winner by. */
  SELECTION,
  /** Fresh seeds for the control and the winner, to judge it by. */
  CONFIRMATION;

  /** The dataset of its trainings. */
  public StoredDataset<DeliveredTraining> dataset() {
    return this == SELECTION ? Datasets.RETRAINED_SELECTION : Datasets.RETRAINED_CONFIRMATION;
  }
}

package dev.mltd.analysis.spark;

import java.util.Locale;

/** The two rounds of retraining. */
public enum Stage {
  /** One seed for the control and each candidate, to choose a winner by. */
  SELECTION,
  /** Fresh seeds for the control and the winner, to judge it by. */
  CONFIRMATION;

  /** The dataset of its trainings. */
  public String dataset() {
    return "retrained_" + name().toLowerCase(Locale.ROOT);
  }
}

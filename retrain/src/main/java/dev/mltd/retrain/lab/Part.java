package dev.mltd.retrain.lab;

import java.util.Locale;

/** What a program of the lab is for; no number that is reported may come from the learning ones. */
public enum Part {
  /** To tune thresholds and to learn causes on. */
  LEARNING,
  /** To score on. */
  SCORING;

  /** As the labels name it. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.mltd.jobs.lab.programs;

import java.util.Locale;

/** What a program of the lab is for; no number that is reported may come from those tuned on. */
public enum Part {
  /** To tune thresholds and the weights of evidence on. */
  LEARNING,
  /** To score on. */
  SCORING;

  /** As the labels name it. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}

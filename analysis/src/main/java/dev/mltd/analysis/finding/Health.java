package dev.mltd.analysis.finding;

import java.util.Locale;

/** What all findings together say of a run. */
public enum Health {
  /** At least one finding of MAJOR or more. */
  ILL,
  /** Not ill, and at least one rule of the loss family could judge. */
  HEALTHY,
  /** Neither: too little was recorded to say. */
  NOT_JUDGED;

  /** As people read it; the published value is the name. */
  public String words() {
    return this == ILL ? "failing" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

package dev.mltd.analysis.report.model;

/** What a run's health is beside that of the last sweep. */
public enum News {
  /** Nothing new, or no earlier sweep to tell by. */
  NONE,
  /** Ill, and neither the run nor its config was in the last sweep. */
  NEWLY_ILL,
  /** Ill, after the last sweep had judged the run, or its config, ill already. */
  ILL_AGAIN,
  /** Healthy, and ill in the last sweep. */
  RECOVERED;

  /** For people. */
  public String words() {
    return switch (this) {
      case NONE -> "no change";
      case NEWLY_ILL -> "newly ill";
      case ILL_AGAIN -> "ill again";
      case RECOVERED -> "recovered";
    };
  }
}

package dev.mltd.analysis.report.model;

/** What a run's health is beside that of the last sweep. */
public enum News {
  /** Nothing new, or no earlier sweep to tell by. */
  NONE,
  /** Failing, and neither the run nor its config was in the last sweep. */
  NEWLY_ILL,
  /** Failing, after the last sweep had judged the run, or its config, failing already. */
  ILL_AGAIN,
  /** Healthy, and failing in the last sweep. */
  RECOVERED;

  /** For people. */
  public String words() {
    return switch (this) {
      case NONE -> "no change";
      case NEWLY_ILL -> "newly failing";
      case ILL_AGAIN -> "failing again";
      case RECOVERED -> "recovered";
    };
  }
}

package dev.mltd.analysis.spark.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The phases of a sweep, in the order in which they run. */
public enum Phase {
  /** Brings runs into the archive; not a part of {@code mltd run}. */
  IMPORT("import", null),
  PROFILE("profile", Application.DIAGNOSE),
  DIAGNOSE("diagnose", Application.DIAGNOSE),
  ATTRIBUTE("attribute", Application.DIAGNOSE),
  PLAN("plan", Application.DIAGNOSE),
  RETRAIN_SELECTION("retrain --stage selection", Application.RETRAIN),
  SELECT("select", Application.RETRAIN),
  RETRAIN_CONFIRMATION("retrain --stage confirmation", Application.RETRAIN),
  DIAGNOSE_RETRAINED("diagnose --of retrained", Application.REPORT),
  COMPARE("compare", Application.REPORT),
  REPORT("report", Application.REPORT);

  private final String command;
  private final Application application;

  /** What one application on a cluster does of a sweep: each asks for other executors. */
  public enum Application {
    /** Up to the plan: one pass over the archive. */
    DIAGNOSE,
    /** Both stages of retraining, and the selection between them: the only one that takes GPUs. */
    RETRAIN,
    /** From diagnosing the retrained to the report: little data. */
    REPORT;

    /** As the command line and the files of settings name it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The phases that it runs, in order. */
    public List<Phase> phases() {
      return Arrays.stream(Phase.values())
          .filter(phase -> phase.application().equals(Optional.of(this)))
          .toList();
    }
  }

  Phase(String command, Application application) {
    this.command = command;
    this.application = application;
  }

  /** As the command line calls it, behind {@code mltd}. */
  public String command() {
    return command;
  }

  /** The application that runs it on a cluster; empty where nothing of a sweep does. */
  public Optional<Application> application() {
    return Optional.ofNullable(application);
  }
}

package dev.mltd.jobs.phases;

import java.util.Locale;

/** What one application on a cluster does of a sweep: each asks for other executors. */
enum Part {
  /** Profile, diagnose, attribute and plan: one pass over the archive. */
  DIAGNOSE,
  /** Both stages of retraining, and the selection between them: the only one that takes GPUs. */
  RETRAIN,
  /** Diagnose the retrained, compare, report: little data. */
  REPORT;

  /** As the command line and the files of settings name it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.mltd.jobs.airflow;

import java.util.Objects;

/** Why a file of DAGs could not be read. */
public record DagImportError(String filename, String stackTrace) {

  public DagImportError {
    filename = Objects.requireNonNullElse(filename, "");
    stackTrace = Objects.requireNonNullElse(stackTrace, "");
  }
}

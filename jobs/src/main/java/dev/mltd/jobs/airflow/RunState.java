package dev.mltd.jobs.airflow;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The state of a DAG run. */
public enum RunState {
  QUEUED,
  RUNNING,
  SUCCESS,
  FAILED,
  /** A state that this client does not know; it is taken for one that may still change. */
  @JsonEnumDefaultValue
  UNKNOWN;

  /** Whether the run will not change any more by itself. */
  public boolean isFinal() {
    return this == SUCCESS || this == FAILED;
  }
}

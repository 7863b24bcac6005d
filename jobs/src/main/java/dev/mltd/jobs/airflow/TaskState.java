package dev.mltd.jobs.airflow;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The state of a task instance. */
public enum TaskState {
  /** Airflow's {@code null}: not looked at yet. */
  NONE,
  REMOVED,
  SCHEDULED,
  QUEUED,
  RUNNING,
  SUCCESS,
  RESTARTING,
  FAILED,
  UP_FOR_RETRY,
  UP_FOR_RESCHEDULE,
  UPSTREAM_FAILED,
  SKIPPED,
  DEFERRED,
  AWAITING_INPUT,
  /** A state that this client does not know. */
  @JsonEnumDefaultValue
  UNKNOWN
}

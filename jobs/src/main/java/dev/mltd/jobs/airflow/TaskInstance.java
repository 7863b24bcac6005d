package dev.mltd.jobs.airflow;

import java.time.Instant;
import java.util.Optional;

/**
 * One task of one run.
 *
 * @param mapIndex which of a mapped task's instances; -1 where the task is not mapped
 * @param tryNumber the latest try, from 1 on; 0 before the first
 */
public record TaskInstance(
    String dagId,
    String dagRunId,
    String taskId,
    int mapIndex,
    TaskState state,
    int tryNumber,
    Optional<Instant> startDate,
    Optional<Instant> endDate) {

  public TaskInstance {
    state = state == null ? TaskState.NONE : state;
  }

  /** The task, and which of its instances where there are several. */
  public String name() {
    return mapIndex < 0 ? taskId : "%s[%d]".formatted(taskId, mapIndex);
  }
}

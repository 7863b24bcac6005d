package dev.mltd.jobs.airflow;

import java.util.List;

/**
 * A task that failed, and the last lines of its log.
 *
 * @param logEnd oldest line first; where the log could not be read one line that says why
 */
public record FailedTask(TaskInstance task, List<String> logEnd) {}

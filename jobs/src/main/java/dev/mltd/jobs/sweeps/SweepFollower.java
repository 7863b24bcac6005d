package dev.mltd.jobs.sweeps;

import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.report.model.Wording;
import dev.mltd.jobs.airflow.AirflowClient;
import dev.mltd.jobs.airflow.DagRun;
import dev.mltd.jobs.airflow.FailedTask;
import dev.mltd.jobs.airflow.Patience;
import dev.mltd.jobs.airflow.RunState;
import dev.mltd.jobs.airflow.TaskInstance;
import dev.mltd.jobs.airflow.TaskState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows a run to its end: a line for each task that changed, and why it failed if it did. */
final class SweepFollower {
  private static final int LOG_LINES = 20;
  private static final Set<TaskState> TELLING =
      EnumSet.of(
          TaskState.RUNNING,
          TaskState.SUCCESS,
          TaskState.FAILED,
          TaskState.UP_FOR_RETRY,
          TaskState.AWAITING_INPUT,
          TaskState.DEFERRED);

  private static final Patience PAUSES =
      new Patience(Patience.STANDARD.request(), 1, Duration.ofSeconds(1), Duration.ofSeconds(15));

  private final AirflowClient client;
  private final PrintWriter out;
  private final Map<String, TaskState> shown = new HashMap<>();

  SweepFollower(AirflowClient client, PrintWriter out) {
    this.client = client;
    this.out = out;
  }

  /**
   * Waits for the end of a run.
   *
   * @return the exit code: 0 if it is a success without a failed task
   */
  int follow(String dagId, String runId, Duration longest) {
    DagRun ended = client.waitFor(dagId, runId, longest, PAUSES, this::show);
    List<FailedTask> failed = client.failedTasks(dagId, runId, LOG_LINES);
    for (FailedTask one : failed) {
      out.printf("%nThe end of the log of %s:%n", Printable.of(one.task().name()));
      one.logEnd().forEach(line -> out.printf("  %s%n", Printable.of(line)));
    }
    out.printf(
        "%s %s: %s%s%n",
        Printable.of(dagId),
        Printable.of(runId),
        said(ended.state()),
        failed.isEmpty() ? "" : ", %d tasks failed".formatted(failed.size()));
    return ended.state() == RunState.SUCCESS && failed.isEmpty() ? 0 : 1;
  }

  private void show(DagRun run) {
    for (TaskInstance task : client.tasks(run.dagId(), run.dagRunId())) {
      TaskState before = shown.put(task.name(), task.state());
      if (task.state() != before && TELLING.contains(task.state())) {
        out.printf("  %s: %s%n", Printable.of(task.name()), said(task.state()));
        if (task.state() == TaskState.AWAITING_INPUT) {
          out.printf(
              "    Answer it in Airflow, or: mltd sweep approve %s%n",
              Printable.of(run.dagRunId()));
        }
      }
    }
  }

  static String said(Enum<?> state) {
    return Wording.lower(state.name());
  }
}

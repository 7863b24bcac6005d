package dev.mltd.jobs.sweeps;

import dev.mltd.analysis.report.model.Printable;
import dev.mltd.jobs.airflow.AirflowClient;
import dev.mltd.jobs.airflow.TaskInstance;
import dev.mltd.jobs.airflow.TaskState;
import dev.mltd.jobs.options.Subcommand;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mltd sweep approve}: a person's answer to a sweep that waits for one. */
@Command(
    name = "approve",
    description = "Lets a sweep that waits for a person train what it planned, or ends it there.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:answered", "1:the sweep waits for nobody", "2:wrong usage"},
    footer = "  mltd sweep approve mltd-2026-01-31-0a1b2c3d")
public final class SweepApproveCommand extends Subcommand {
  @Mixin private DagOption dag;

  @Parameters(paramLabel = "RUN", description = "The run of it that waits.")
  private String runId;

  @Option(names = "--reject", description = "Trains nothing; the sweep reports what it found.")
  private boolean reject;

  @Override
  public Integer call() {
    PrintWriter out = out();
    AirflowClient client = dag.client();
    List<TaskInstance> waiting =
        client.tasks(dag.name(), runId).stream()
            .filter(task -> task.state() == TaskState.AWAITING_INPUT)
            .toList();
    for (TaskInstance task : waiting) {
      client.answer(task, reject ? "Reject" : "Approve");
      out.printf("%s: %s%n", Printable.of(task.name()), reject ? "rejected" : "approved");
    }
    if (waiting.isEmpty()) {
      out.printf("%s waits for nobody%n", Printable.of(runId));
    }
    return waiting.isEmpty() ? 1 : 0;
  }
}

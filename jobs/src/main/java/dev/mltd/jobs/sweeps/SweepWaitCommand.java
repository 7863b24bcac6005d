package dev.mltd.jobs.sweeps;

import dev.mltd.jobs.airflow.AirflowClient;
import dev.mltd.jobs.airflow.DagRun;
import dev.mltd.jobs.options.Subcommand;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mltd sweep wait}: follows a sweep to its end. */
@Command(
    name = "wait",
    description =
        "Waits until a sweep ended, and shows the end of the log of every task that failed.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is a success",
      "1:it failed, a task of it failed, or it goes on beyond the time",
      "2:wrong usage"
    },
    footer = "  mltd sweep wait mltd-2026-01-31-0a1b2c3d --timeout 2h")
public final class SweepWaitCommand extends Subcommand {
  @Mixin private DagOption dag;
  @Mixin private WaitOptions waiting;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run; without it the newest.")
  private String runId;

  @Override
  public Integer call() {
    PrintWriter out = out();
    AirflowClient client = dag.client();
    if (runId == null) {
      List<DagRun> newest = client.latestRuns(dag.name(), 1);
      if (newest.isEmpty()) {
        out.printf("%s has no runs: nothing to wait for%n", dag.name());
        return 1;
      }
      runId = newest.get(0).dagRunId();
    }
    return waiting.follow(client, dag.name(), runId, out);
  }
}

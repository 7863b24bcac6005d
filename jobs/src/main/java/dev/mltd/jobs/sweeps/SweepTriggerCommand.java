package dev.mltd.jobs.sweeps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mltd.jobs.airflow.AirflowClient;
import dev.mltd.jobs.airflow.Conf;
import dev.mltd.jobs.airflow.Dag;
import dev.mltd.jobs.airflow.Triggered;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.SweepDateOption;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd sweep trigger}: starts a sweep. */
@Command(
    name = "trigger",
    description = {
      "Starts the sweep of a date, once: the same trigger again finds the run that it started"
          + " before."
    },
    footer = "  mltd sweep trigger --sweep-date 2026-01-31 --param dry_run=true --wait")
public final class SweepTriggerCommand extends Subcommand {
  @Mixin private DagOption dag;
  @Mixin private SweepDateOption sweep;
  @Mixin private DagParameters parameters;
  @Mixin private WaitOptions waiting;

  @Option(
      names = "--again",
      description = "Runs all of it again if it is there already; its result is replaced.")
  private boolean again;

  @Option(names = "--unpause", description = "Lets runs of the DAG start if it is paused.")
  private boolean unpause;

  @Option(names = "--wait", description = "Waits until it ended, as `mltd sweep wait` does.")
  private boolean wait;

  @Override
  public Integer call() {
    PrintWriter out = out();
    AirflowClient client = dag.client();
    Dag known = client.dag(dag.name());
    ObjectNode conf = parameters.conf(known);
    conf.put("sweep_date", sweep.date().toString());
    String runId = Conf.runId(sweep.date().toString(), conf);
    Triggered triggered = client.trigger(dag.name(), runId, conf);
    boolean before = triggered.how() == Triggered.How.BEFORE;
    if (before && again) {
      client.clear(dag.name(), runId);
    }
    out.printf(
        "%s %s: %s%n",
        dag.name(),
        runId,
        before ? again ? "was there already, runs again" : "was there already" : "started");
    if (known.paused()) {
      if (unpause) {
        client.unpause(dag.name());
      } else {
        out.printf("%s is paused: nothing of it starts before it is unpaused%n", dag.name());
      }
    }
    return wait ? waiting.follow(client, dag.name(), runId, out) : 0;
  }
}

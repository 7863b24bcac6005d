package dev.mltd.jobs.sweeps;

import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code mltd sweep}: sweeps that an Airflow runs. */
@Command(
    name = "sweep",
    description = "Starts and follows the sweeps of a running Airflow, over its REST API.",
    subcommands = {
      SweepTriggerCommand.class,
      SweepStatusCommand.class,
      SweepWaitCommand.class,
      SweepApproveCommand.class,
      SweepBackfillCommand.class
    },
    footer = {
      "  export MLTD_AIRFLOW_URL=https://airflow.example.org",
      "  export MLTD_AIRFLOW_TOKEN_COMMAND='vault read -field=token airflow'",
      "  mltd sweep trigger --sweep-date 2026-01-31 --wait"
    })
public final class SweepCommand extends Subcommand {
  @Option(
      names = SparkOptions.VERBOSE,
      scope = ScopeType.INHERIT,
      description = "Shows the log, and the stack trace of an error.")
  void verbose(boolean wanted) {
    if (wanted) {
      SparkOptions.showLog();
    }
  }

  @Override
  public Integer call() {
    throw wrongUsage("Missing: trigger, status, wait, approve or backfill.");
  }
}

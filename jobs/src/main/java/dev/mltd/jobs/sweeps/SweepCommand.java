package dev.mltd.jobs.sweeps;

import dev.mltd.jobs.options.SparkOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code mltd sweep}: sweeps that an Airflow runs. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = "Starts and follows the sweeps of a running Airflow, over its REST API.",
    subcommands = {
      SweepTriggerCommand.class,
      SweepStatusCommand.class,
      SweepWaitCommand.class,
      SweepApproveCommand.class,
      SweepBackfillCommand.class
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  export MLTD_AIRFLOW_URL=https://airflow.example.org",
      "  export MLTD_AIRFLOW_TOKEN_COMMAND='vault read -field=token airflow'",
      "  mltd sweep trigger --sweep-date 2026-01-31 --wait"
    })
public final class SweepCommand implements Runnable {
  @Spec private CommandSpec command;

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
  public void run() {
    throw new ParameterException(
        command.commandLine(), "Missing: trigger, status, wait, approve or backfill.");
  }
}

package dev.mltd.jobs;

import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.jobs.airflow.AirflowException;
import dev.mltd.jobs.cluster.ClusterException;
import dev.mltd.jobs.lab.LabCommand;
import dev.mltd.jobs.lab.programs.LabDataSource;
import dev.mltd.jobs.options.BundledData;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.Version;
import dev.mltd.jobs.phases.AttributeCommand;
import dev.mltd.jobs.phases.CleanCommand;
import dev.mltd.jobs.phases.CompareCommand;
import dev.mltd.jobs.phases.DiagnoseCommand;
import dev.mltd.jobs.phases.ImportCommand;
import dev.mltd.jobs.phases.PlanCommand;
import dev.mltd.jobs.phases.ProfileCommand;
import dev.mltd.jobs.phases.RetrainCommand;
import dev.mltd.jobs.phases.RunCommand;
import dev.mltd.jobs.phases.SelectCommand;
import dev.mltd.jobs.reading.CausesCommand;
import dev.mltd.jobs.reading.ExplainCommand;
import dev.mltd.jobs.reading.ExportCommand;
import dev.mltd.jobs.reading.FixesCommand;
import dev.mltd.jobs.reading.RulesCommand;
import dev.mltd.jobs.reporting.DashboardCommand;
import dev.mltd.jobs.reporting.ReportCommand;
import dev.mltd.jobs.sweeps.AirflowDevCommand;
import dev.mltd.jobs.sweeps.SweepCommand;
import dev.mltd.retrain.dl4j.training.NetworkDataSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line {@code mltd}: one subcommand for each phase, and one for all of them. */
@Command(
    name = "mltd",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Finds what went wrong in many training runs, says why, and checks the fix by retraining.",
    subcommands = {
      DemoCommand.class,
      ImportCommand.class,
      ProfileCommand.class,
      DiagnoseCommand.class,
      AttributeCommand.class,
      PlanCommand.class,
      RetrainCommand.class,
      SelectCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      DashboardCommand.class,
      RunCommand.class,
      ExplainCommand.class,
      ExportCommand.class,
      RulesCommand.class,
      CausesCommand.class,
      FixesCommand.class,
      SweepCommand.class,
      AirflowDevCommand.class,
      CleanCommand.class,
      LabCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage",
      "3:done, but some input was set aside: see the dataset 'quarantine'"
    })
public final class Mltd implements Runnable, BundledData {

  @Spec private CommandSpec spec;

  private Mltd() {}

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, ready to be given arguments. */
  public static CommandLine commandLine() {
    return new CommandLine(new Mltd())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Mltd::explain);
  }

  /** Says what went wrong in a line; the stack trace is for those who ask. */
  private static int explain(Exception failed, CommandLine line, ParseResult parsed) {
    if (parsed.originalArgs().contains(SparkOptions.VERBOSE)) {
      failed.printStackTrace(line.getErr());
    }
    Throwable cause = failed;
    while (cause.getCause() != null && !speaksForItself(cause)) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String said =
        speaksForItself(cause)
            ? message
            : "%s failed: %s (%s shows more)"
                .formatted(
                    line.getCommandName(),
                    message.lines().findFirst().orElse(""),
                    SparkOptions.VERBOSE);
    line.getErr().printf("mltd: %s%n", Printable.of(said));
    return line.getCommandSpec().exitCodeOnExecutionException();
  }

  private static boolean speaksForItself(Throwable cause) {
    return cause instanceof PublishException
        || cause instanceof AirflowException
        || cause instanceof ClusterException;
  }

  /** Called when no subcommand was named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing: what to do, as a subcommand.");
  }

  @Override
  public NetworkDataSource bundledData() {
    return new LabDataSource();
  }
}

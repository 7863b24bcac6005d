package dev.mltd.jobs.reporting;

import dev.mltd.jobs.options.AirflowOptions;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whom a finished report is told of: a chat, Airflow. */
final class AnnounceOptions {
  /** The asset that the dashboard's DAG waits for. */
  static final String ASSET = "mltd_report";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--announce",
      description =
          "Also tells Airflow of the report, which renews the dashboard. Inside a DAG the task"
              + " does.")
  private boolean announce;

  /**
   * Sends a message where a webhook is configured, and publishes the asset's event where that was
   * asked for.
   *
   * @param report where it is
   * @param headline what the sweep comes to, in sentences
   * @param airflow where its asset is
   */
  void tell(LocalDate date, String report, List<String> headline, AirflowOptions airflow) {
    PrintWriter err = command.commandLine().getErr();
    Webhook.configured()
        .ifPresent(
            webhook ->
                webhook.send(
                    "Sweep of %s: %s%n%s".formatted(date, String.join(" ", headline), report),
                    err));
    if (announce) {
      airflow.client().announce(ASSET, Map.of("sweep_date", date.toString(), "report", report));
    }
  }
}

package dev.mltd.jobs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mltd.analysis.spark.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whom a finished report is told of: Prometheus, a chat, Airflow. */
final class AnnounceOptions {
  /** The asset that the dashboard's DAG waits for. */
  static final String ASSET = "mltd_report";

  private static final String METRICS = "metrics.prom";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--announce",
      description =
          "Also tells Airflow of the report, which renews the dashboard. Inside a DAG the task does.")
  private boolean announce;

  /**
   * Writes the figures beside the report, sends a message where a webhook is configured, and
   * publishes the asset's event where that was asked for.
   *
   * @param headline what the sweep comes to, in sentences
   * @param airflow where its asset is
   */
  void tell(
      Warehouse warehouse,
      LocalDate date,
      Path report,
      List<String> headline,
      AirflowOptions airflow)
      throws IOException {
    PrintWriter err = command.commandLine().getErr();
    String metrics = PrometheusText.of(SweepFigures.of(warehouse, date));
    // Whole or not at all: a collector may read it at any moment.
    Path written = Files.writeString(report.resolve("." + METRICS), metrics);
    Files.move(
        written,
        report.resolve(METRICS),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Webhook.configured()
        .ifPresent(
            webhook ->
                webhook.send(
                    "Sweep of %s: %s%n%s"
                        .formatted(date, String.join(" ", headline), report.toAbsolutePath()),
                    err));
    if (announce) {
      ObjectNode extra = new JsonMapper().createObjectNode();
      extra.put("sweep_date", date.toString()).put("report", report.toAbsolutePath().toString());
      airflow.client().announce(ASSET, extra);
    }
    err.flush();
  }
}

package dev.mltd.jobs;

import dev.mltd.analysis.report.Headline;
import dev.mltd.analysis.report.Printable;
import dev.mltd.analysis.report.ReportFolder.Written;
import dev.mltd.analysis.spark.PublishReport;
import dev.mltd.analysis.spark.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mltd report}: a sweep as a page for people, and as files for machines. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes all that was published about a sweep as a page that needs no network.",
      "Beside it: report.json, tables, a summary in Markdown and metrics for Prometheus."
    },
    footerHeading = "%nExample:%n",
    footer =
        "  mltd report --archive runs --warehouse results --sweep-date 2026-01-31 --out report")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private WarehouseOptions places;
  @Mixin private SweepDateOption sweep;
  @Mixin private SparkOptions sparkOptions;
  @Mixin private AnnounceOptions announcing;
  @Mixin private AirflowOptions airflow;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the page goes, as index.html; an older report there is replaced.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark = sparkOptions.open("report")) {
      Written written =
          write(
              new PublishReport(spark, places.archive(), places.warehouse()),
              sweep.date(),
              folder,
              command.commandLine().getOut());
      announcing.tell(
          new Warehouse(spark, places.warehouse()),
          sweep.date(),
          folder,
          Headline.of(written.report()),
          airflow);
    }
    return 0;
  }

  /** Writes a report, says what it comes to, and ends with its path. */
  static Written write(PublishReport report, LocalDate date, Path folder, PrintWriter out)
      throws IOException {
    Written written = report.run(date, folder, Mltd.version());
    out.println();
    Headline.of(written.report()).forEach(line -> out.println(Printable.of(line)));
    out.println(folder.resolve("index.html"));
    out.flush();
    return written;
  }
}

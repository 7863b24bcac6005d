package dev.mltd.jobs.reporting;

import dev.mltd.analysis.report.files.ReportFolder.Written;
import dev.mltd.analysis.report.model.Headline;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.report.model.SweepReport;
import dev.mltd.analysis.spark.reporting.PublishReport;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.jobs.options.AirflowOptions;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.SweepDateOption;
import dev.mltd.jobs.options.Version;
import dev.mltd.jobs.options.WarehouseOptions;
import java.io.IOException;
import java.io.PrintWriter;
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
public final class ReportCommand implements Callable<Integer> {
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
      description =
          "Where the page goes, as index.html: a folder, or a place in a store such as s3a://...;"
              + " an older report there is replaced.")
  private String place;

  @Override
  public Integer call() throws IOException {
    PageFolder folder = new PageFolder(place);
    try (SparkSession spark = sparkOptions.open("report")) {
      SweepReport report =
          write(
              spark,
              places.archive(),
              places.warehouse(),
              sweep.date(),
              folder,
              command.commandLine().getOut());
      announcing.tell(sweep.date(), folder.address(), Headline.of(report), airflow);
    }
    return 0;
  }

  /** Writes a report with its metrics, says what it comes to, and ends with where it is. */
  public static SweepReport write(
      SparkSession spark,
      String archive,
      String warehouse,
      LocalDate date,
      PageFolder place,
      PrintWriter out)
      throws IOException {
    SweepReport report =
        place.write(
            spark.sessionState().newHadoopConf(),
            folder -> {
              Written written =
                  new PublishReport(spark, archive, warehouse)
                      .run(date, folder, place.page(), Version.current());
              PrometheusText.write(SweepGauges.of(new Warehouse(spark, warehouse), date), folder);
              return written.report();
            });
    out.println();
    Headline.of(report).forEach(line -> out.println(Printable.of(line)));
    out.println(place);
    out.flush();
    return report;
  }
}

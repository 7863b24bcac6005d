package dev.mltd.jobs.reporting;

import dev.mltd.analysis.report.page.Dashboard;
import dev.mltd.analysis.spark.reporting.PublishReport;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.WarehouseOption;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd dashboard}: all sweeps of a warehouse on a page. */
@Command(
    name = "dashboard",
    description = "Writes a page over all sweeps that `mltd report` reported into a warehouse.",
    footer = "  mltd dashboard --warehouse results --out dashboard")
public final class DashboardCommand extends Subcommand {
  @Mixin private SparkOptions sparkOptions;

  @Mixin private WarehouseOption warehouse;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Where the page goes, as index.html: a folder, or a place in a store such as s3a://...;"
              + " an older one there is replaced.")
  private String place;

  @Override
  public Integer call() throws IOException {
    PageFolder pages = new PageFolder(place);
    try (SparkSession spark = sparkOptions.open(this)) {
      // No archive: what a dashboard shows was published with each report.
      Dashboard dashboard = new PublishReport(spark, "", warehouse.folder()).dashboard();
      pages.write(
          spark.sessionState().newHadoopConf(),
          folder -> dashboard.writeTo(folder, pages.address()));
      PrintWriter out = out();
      out.println(pages);
    }
    return 0;
  }
}

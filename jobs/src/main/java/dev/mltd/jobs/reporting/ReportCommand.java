package dev.mltd.jobs.reporting;

import dev.mltd.analysis.report.files.ReportFolder.Written;
import dev.mltd.analysis.report.model.Headline;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.report.model.SweepReport;
import dev.mltd.analysis.spark.reporting.PublishReport;
import dev.mltd.jobs.options.AirflowOptions;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.SweepOptions;
import dev.mltd.jobs.options.Version;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd report}: a sweep as a page for people, and as files for machines. */
@Command(
    name = "report",
    description = {
      "Writes all that was published about a sweep as a page that needs no network.",
      "Beside it: report.json, tables, a summary in Markdown and metrics for Prometheus."
    },
    footer =
        "  mltd report --archive runs --warehouse results --sweep-date 2026-01-31 --out report")
public final class ReportCommand extends Subcommand {
  @Mixin private SweepOptions options;
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
    try (Sweep sweep = options.open(this)) {
      SweepReport report = write(sweep, folder);
      announcing.tell(sweep.date(), folder.address(), Headline.of(report), airflow);
    }
    return 0;
  }

  /** Writes a report with its metrics, says what it comes to, and ends with where it is. */
  public static SweepReport write(Sweep sweep, PageFolder place) throws IOException {
    SweepReport report =
        place.write(
            sweep.spark().sessionState().newHadoopConf(),
            folder -> {
              Written written =
                  new PublishReport(sweep.spark(), sweep.archive(), sweep.warehouse())
                      .run(sweep.date(), folder, place.page(), Version.current());
              PrometheusText.write(SweepGauges.of(sweep.results(), sweep.date()), folder);
              return written.report();
            });
    PrintWriter out = sweep.out();
    out.println();
    Headline.of(report).forEach(line -> out.println(Printable.of(line)));
    out.println(place);
    return report;
  }
}

package dev.mltd.analysis.spark.reporting;

import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.report.files.ReportFolder;
import dev.mltd.analysis.report.files.ReportFolder.Written;
import dev.mltd.analysis.report.model.CauseTally;
import dev.mltd.analysis.report.model.GoodSiblings;
import dev.mltd.analysis.report.model.GroupTally;
import dev.mltd.analysis.report.model.ReportedGroup;
import dev.mltd.analysis.report.model.RunLine;
import dev.mltd.analysis.report.model.SweepFacts;
import dev.mltd.analysis.report.model.SweepFigures;
import dev.mltd.analysis.report.model.SweepReport;
import dev.mltd.analysis.report.model.Unjudged;
import dev.mltd.analysis.report.page.Dashboard;
import dev.mltd.analysis.report.page.DrawnRun;
import dev.mltd.analysis.report.page.RunDetail;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** The phase {@code report}: all that was published about a sweep in, pages for people out. */
public final class PublishReport {
  private final SparkSession spark;
  private final String archive;
  private final String root;
  private final Warehouse warehouse;

  /** Between an archive and a warehouse, each by its folder. */
  public PublishReport(SparkSession spark, String archive, String warehouse) {
    this.spark = spark;
    this.archive = archive;
    this.root = warehouse;
    this.warehouse = new Warehouse(spark, warehouse);
  }

  /**
   * Writes the report of a sweep, and publishes its figures for the dashboard.
   *
   * @param out folder for the page and what belongs to it; made when it is not there
   * @param address of the page, where people open it
   */
  public Written run(LocalDate date, Path out, String address, String codeVersion)
      throws IOException {
    Optional<Published> judged = warehouse.folder(Datasets.RUN_SUMMARIES).current(date);
    if (judged.isEmpty()) {
      try (ReportFolder folder = new ReportFolder(out, Set.of(), new Unjudged())) {
        return folder.finish(SweepFacts.nothing(date));
      }
    }
    Written written = write(date, out);
    publish(
        written.report(),
        address,
        Provenance.of(codeVersion, judged.orElseThrow().attempt()),
        date);
    return written;
  }

  private Written write(LocalDate date, Path out) throws IOException {
    ReadSweep sweep = new ReadSweep(spark, archive, root, date);
    SweepFacts facts = sweep.facts();
    Iterator<DrawnRun> runs =
        DrawRuns.of(spark, new ArchiveReader(spark, archive), date, sweep.found(), sweep.count());
    try (ReportFolder folder =
        new ReportFolder(out, GoodSiblings.of(sweep.lines()), sweep.unjudged())) {
      while (runs.hasNext()) {
        Optional<RunDetail> run = sweep.detail(runs.next());
        if (run.isPresent()) {
          folder.add(run.get());
        }
      }
      return folder.finish(facts);
    }
  }

  private void publish(SweepReport report, String address, Provenance provenance, LocalDate date) {
    List<ReportedGroup> rows = new ArrayList<>();
    rows.add(ReportedGroup.ofSweep(report.totals(), address));
    for (CauseTally cause : report.causes()) {
      rows.add(
          ReportedGroup.of(
              ReportedGroup.Kind.CAUSE,
              new GroupTally(cause.cause(), cause.runs(), cause.runs(), 0, 0, 0, cause.hours())));
    }
    report
        .groups(RunLine::study)
        .forEach(group -> rows.add(ReportedGroup.of(ReportedGroup.Kind.EXPERIMENT, group)));
    report
        .groups(RunLine::owner)
        .forEach(group -> rows.add(ReportedGroup.of(ReportedGroup.Kind.OWNER, group)));
    warehouse.publish(Datasets.REPORTS, date, rows, provenance);
  }

  /** All sweeps that were reported into this warehouse. */
  public Dashboard dashboard() {
    DatasetFolder reports = warehouse.folder(Datasets.REPORTS);
    List<SweepFigures> sweeps =
        reports.dates().stream()
            .flatMap(
                date ->
                    warehouse
                        .readIfThere(Datasets.REPORTS, date)
                        .map(rows -> SweepFigures.of(date, rows.collectAsList()))
                        .stream())
            .toList();
    List<LocalDate> unreported = new ArrayList<>(warehouse.folder(Datasets.RUN_SUMMARIES).dates());
    unreported.removeAll(reports.dates());
    return new Dashboard(sweeps, unreported);
  }
}

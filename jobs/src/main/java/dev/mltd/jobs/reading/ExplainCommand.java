package dev.mltd.jobs.reading;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.report.model.Wording;
import dev.mltd.analysis.spark.phases.PublishAttribution;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.study.ExperimentInsight;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.WarehouseOptions;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mltd explain}: all about one run, in words and curves. */
@Command(
    name = "explain",
    description = "Tells what was found in a run and why, or what an experiment says as a whole.",
    footer = "  mltd explain my-run-17 --archive runs --warehouse results")
public final class ExplainCommand extends Subcommand {
  @Mixin private WarehouseOptions places;
  @Mixin private SparkOptions sparkOptions;

  static final class Subject {
    @Parameters(paramLabel = "RUN", description = "The id of a run, or the end of one.")
    private String run;

    @Option(
        names = "--experiment",
        paramLabel = "E",
        description = "An experiment: what its runs say together.")
    private String experiment;
  }

  @ArgGroup(multiplicity = "1")
  private Subject subject;

  @Option(
      names = "--sweep-date",
      paramLabel = "D",
      description = "The sweep to explain it from (default: the latest).")
  private LocalDate sweepDate;

  @Override
  public Integer call() {
    try (SparkSession spark = sparkOptions.open(this)) {
      LocalDate date =
          sweepDate == null
              ? new PublishDiagnosis(spark, places.archive(), places.warehouse()).latest()
              : sweepDate;
      explain(new Sweep(spark, places.archive(), places.warehouse(), date, out()));
    }
    return 0;
  }

  private void explain(Sweep sweep) {
    if (subject.experiment != null) {
      explainExperiment(sweep);
      return;
    }
    JudgedRun summary = summary(sweep);
    List<RunFinding> findings =
        sweep.read(Datasets.FINDINGS).where(col("run_id").equalTo(summary.runId())).collectAsList();
    ArchivedRun row =
        new ArchiveReader(sweep.spark(), sweep.archive())
            .upTo(sweep.date())
            .where(col(ArchiveReader.RUN_ID).equalTo(summary.runId()))
            .head();
    new RunPage(row.toHistory(), summary, findings, causes(sweep, summary)).print(out());
  }

  private void explainExperiment(Sweep sweep) {
    Dataset<ExperimentInsight> insights = sweep.read(Datasets.INSIGHTS);
    List<ExperimentInsight> told =
        insights.where(col("experiment").equalTo(subject.experiment)).collectAsList();
    if (told.isEmpty()) {
      throw new PublishException(
          "no experiment '%s' in the sweep of %s; it has %s"
              .formatted(
                  subject.experiment,
                  sweep.date(),
                  insights
                      .select("experiment")
                      .distinct()
                      .limit(20)
                      .as(Encoders.STRING())
                      .collectAsList()));
    }
    PrintWriter out = out();
    out.printf("%s, %s%n", Printable.of(subject.experiment), sweep.date());
    String heading = "";
    for (ExperimentInsight insight : told) {
      if (!insight.kind().name().equals(heading)) {
        heading = insight.kind().name();
        out.printf("%n%s%n", StringUtils.capitalize(Wording.lower(heading)));
      }
      out.printf("  %s%n", Printable.of(insight.sentence()));
    }
  }

  /** The run's causes by rank; empty when the sweep was not attributed yet. */
  private static List<RankedCause> causes(Sweep sweep, JudgedRun summary) {
    if (!new PublishAttribution(sweep.spark(), sweep.archive(), sweep.warehouse())
        .isCurrent(sweep.date())) {
      return List.of();
    }
    return sweep
        .read(Datasets.DIAGNOSES)
        .where(col("run_id").equalTo(summary.runId()))
        .orderBy("rank")
        .collectAsList();
  }

  private JudgedRun summary(Sweep sweep) {
    List<JudgedRun> fitting =
        sweep
            .read(Datasets.RUN_SUMMARIES)
            .where(col("run_id").endsWith(subject.run))
            .orderBy(col("run_id").notEqual(subject.run), col("run_id"))
            .limit(6)
            .collectAsList();
    if (fitting.isEmpty()) {
      throw new PublishException(
          "no run whose id is, or ends with, '%s' in the sweep of %s"
              .formatted(subject.run, sweep.date()));
    }
    if (fitting.size() > 1 && !fitting.get(0).runId().equals(subject.run)) {
      throw new PublishException(
          "several runs end with '%s': %s"
              .formatted(subject.run, fitting.stream().map(JudgedRun::runId).toList()));
    }
    return fitting.get(0);
  }
}

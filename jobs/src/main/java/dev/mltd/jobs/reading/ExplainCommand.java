package dev.mltd.jobs.reading;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.spark.phases.PublishAttribution;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.study.ExperimentInsight;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.WarehouseOptions;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mltd explain}: all about one run, in words and curves. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Tells what was found in a run and why, or what an experiment says as a whole.",
    footerHeading = "%nExample:%n",
    footer = "  mltd explain my-run-17 --archive runs --warehouse results")
public final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private WarehouseOptions places;
  @Mixin private SparkOptions sparkOptions;

  /** What is explained. */
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
    try (SparkSession spark = sparkOptions.open("explain")) {
      PublishDiagnosis diagnosis =
          new PublishDiagnosis(spark, places.archive(), places.warehouse());
      LocalDate date = sweepDate == null ? diagnosis.latest() : sweepDate;
      if (subject.experiment != null) {
        explainExperiment(diagnosis, date);
        return 0;
      }
      JudgedRun summary = summary(diagnosis, date);
      List<RunFinding> findings =
          diagnosis
              .read(Datasets.FINDINGS, date)
              .where(col("run_id").equalTo(summary.runId()))
              .collectAsList();
      ArchivedRun row =
          new ArchiveReader(spark, places.archive())
              .upTo(date)
              .where(col(ArchiveReader.RUN_ID).equalTo(summary.runId()))
              .head();
      new RunPage(row.toHistory(), summary, findings, causes(spark, diagnosis, date, summary))
          .print(command.commandLine().getOut());
    }
    return 0;
  }

  private void explainExperiment(PublishDiagnosis diagnosis, LocalDate date) {
    Dataset<ExperimentInsight> insights = diagnosis.read(Datasets.INSIGHTS, date);
    List<ExperimentInsight> told =
        insights.where(col("experiment").equalTo(subject.experiment)).collectAsList();
    if (told.isEmpty()) {
      throw new PublishException(
          "no experiment '%s' in the sweep of %s; it has %s"
              .formatted(
                  subject.experiment,
                  date,
                  insights
                      .select("experiment")
                      .distinct()
                      .limit(20)
                      .as(Encoders.STRING())
                      .collectAsList()));
    }
    PrintWriter out = command.commandLine().getOut();
    out.printf("%s, %s%n", Printable.of(subject.experiment), date);
    String heading = "";
    for (ExperimentInsight insight : told) {
      if (!insight.kind().name().equals(heading)) {
        heading = insight.kind().name();
        out.printf(
            "%n%s%n",
            heading.charAt(0) + heading.substring(1).toLowerCase(Locale.ROOT).replace('_', ' '));
      }
      out.printf("  %s%n", Printable.of(insight.sentence()));
    }
    out.flush();
  }

  /** The run's causes by rank; empty when the sweep was not attributed yet. */
  private List<RankedCause> causes(
      SparkSession spark, PublishDiagnosis diagnosis, LocalDate date, JudgedRun summary) {
    if (!new PublishAttribution(spark, places.archive(), places.warehouse()).isCurrent(date)) {
      return List.of();
    }
    return diagnosis
        .read(Datasets.DIAGNOSES, date)
        .where(col("run_id").equalTo(summary.runId()))
        .orderBy("rank")
        .collectAsList();
  }

  private JudgedRun summary(PublishDiagnosis diagnosis, LocalDate date) {
    List<JudgedRun> fitting =
        diagnosis
            .read(Datasets.RUN_SUMMARIES, date)
            .where(col("run_id").endsWith(subject.run))
            .orderBy(col("run_id").notEqual(subject.run), col("run_id"))
            .limit(6)
            .collectAsList();
    if (fitting.isEmpty()) {
      throw new PublishException(
          "no run whose id is, or ends with, '%s' in the sweep of %s".formatted(subject.run, date));
    }
    if (fitting.size() > 1 && !fitting.get(0).runId().equals(subject.run)) {
      throw new PublishException(
          "several runs end with '%s': %s"
              .formatted(subject.run, fitting.stream().map(JudgedRun::runId).toList()));
    }
    return fitting.get(0);
  }
}

package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.archive.ArchiveColumns;
import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.fix.Budget;
import dev.mltd.analysis.fix.ConventionalMetric;
import dev.mltd.analysis.fix.Decision;
import dev.mltd.analysis.fix.DiagnosedRun;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.FixPlanner;
import dev.mltd.analysis.fix.PlannedGroup;
import dev.mltd.analysis.fix.TrainableProgram;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.remedies.Remedies;
import dev.mltd.analysis.siblings.PrimaryMetric;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Parquet;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The phase {@code plan}: causes in, plans of what is to be retrained out. */
public final class PublishPlans {
  private static final StructType COLUMNS =
      AttributeRuns.COLUMNS.add(ArchiveColumns.SEED, DataTypes.LongType);

  private final SparkSession spark;
  private final String archive;
  private final Warehouse warehouse;
  private final PublishProfiles profiles;

  /**
   * @param archive folder of the archive
   * @param warehouse folder of the results
   */
  public PublishPlans(SparkSession spark, String archive, String warehouse) {
    this.spark = spark;
    this.archive = archive;
    this.warehouse = new Warehouse(spark, warehouse);
    this.profiles = new PublishProfiles(spark, archive, warehouse);
  }

  /**
   * Decides what to retrain, and publishes nothing. What an earlier sweep answered is not asked
   * again.
   *
   * @param programs that can be trained again; their conventional metrics are found here
   * @return one for each group that has an ill run
   */
  public List<Decision> decide(LocalDate date, List<TrainableProgram> programs, Budget budget) {
    List<JudgedRun> summaries = warehouse.read(Datasets.RUN_SUMMARIES, date).collectAsList();
    Map<String, List<PrimaryMetric>> ranked = ranked(summaries);
    List<TrainableProgram> informed =
        programs.stream()
            .map(
                program ->
                    program.withConventional(
                        ConventionalMetric.of(
                            ranked.getOrDefault(program.program().name(), List.of()))))
            .toList();
    return new FixPlanner(Remedies.ALL, PublishComparisons.answersBefore(warehouse, date))
        .plan(runs(date, summaries), informed, budget);
  }

  /**
   * Publishes decisions for a date.
   *
   * @param asked what the decisions depend on beside the causes and earlier verdicts, as text
   * @return the attempt of another process that was replaced
   */
  public Optional<Published> publish(
      LocalDate date, List<Decision> decisions, List<String> asked, String codeVersion) {
    Attempt attempt = warehouse.folder(Datasets.PLANS).newAttempt(date);
    List<PlannedGroup> rows = decisions.stream().map(PlannedGroup::of).toList();
    long written = Parquet.write(spark, rows, Datasets.PLANS, attempt.path());
    return attempt.publish(
        new Provenance(
            codeVersion,
            warehouse.current(Datasets.DIAGNOSES, date).attempt(),
            Fingerprint.of(asked),
            OptionalLong.empty()),
        written);
  }

  /** The plans of a date that are carried out, sorted by id. */
  public static List<FixPlan> read(Warehouse warehouse, LocalDate date) {
    return warehouse.read(Datasets.PLANS, date).collectAsList().stream()
        .flatMap(row -> row.plan().stream())
        .sorted(Comparator.comparing(FixPlan::id))
        .toList();
  }

  /** By program, the metric by which each of its runs was ranked. */
  private static Map<String, List<PrimaryMetric>> ranked(List<JudgedRun> summaries) {
    return summaries.stream()
        .filter(run -> run.primaryMetric().isPresent())
        .collect(
            Collectors.groupingBy(
                JudgedRun::program,
                Collectors.mapping(
                    run ->
                        new PrimaryMetric(
                            Metric.written(run.primaryMetric().orElseThrow()),
                            run.primaryDirection().orElseThrow()),
                    Collectors.toList())));
  }

  private List<DiagnosedRun> runs(LocalDate date, List<JudgedRun> summaries) {
    Map<String, List<Diagnosis>> diagnoses = diagnoses(date);
    Map<String, DataProfile> data = profiles.newest(date);
    Map<String, JudgedRun> byId =
        summaries.stream().collect(Collectors.toMap(JudgedRun::runId, Function.identity()));
    List<DiagnosedRun> runs = new ArrayList<>();
    for (Row row : archived(date).collectAsList()) {
      JudgedRun summary = byId.get(row.getString(0));
      List<Diagnosis> causes = diagnoses.get(row.getString(0));
      // Who came into the archive since the diagnosis waits for the next one.
      if (summary != null && causes != null) {
        runs.add(run(row, summary, causes, data));
      }
    }
    return runs;
  }

  private Dataset<Row> archived(LocalDate date) {
    ArchiveReader reader = new ArchiveReader(spark, archive);
    return reader.rows(reader.datesUpTo(date), COLUMNS);
  }

  private Map<String, List<Diagnosis>> diagnoses(LocalDate date) {
    return warehouse
        .read(Datasets.DIAGNOSES, date)
        .orderBy(col("run_id"), col("rank"))
        .collectAsList()
        .stream()
        .collect(
            Collectors.groupingBy(
                RankedCause::runId,
                Collectors.mapping(
                    row ->
                        new Diagnosis(
                            row.cause(), row.strength(), List.of(), List.of(), List.of(), Map.of()),
                    Collectors.toList())));
  }

  private static DiagnosedRun run(
      Row row, JudgedRun summary, List<Diagnosis> causes, Map<String, DataProfile> profiles) {
    Optional<String> path =
        row.isNullAt(2) ? Optional.empty() : Optional.ofNullable(row.getStruct(2).getString(0));
    DataProfile profile =
        path.map(known -> profiles.getOrDefault(known, DataProfile.UNKNOWN))
            .orElse(DataProfile.UNKNOWN);
    return new DiagnosedRun(
        summary.runId(),
        new Program(summary.program()),
        summary.group(),
        AttributeRuns.config(row, 1),
        row.isNullAt(3) ? OptionalLong.empty() : OptionalLong.of(row.getLong(3)),
        path.map(
            known ->
                new DataReference(
                    known, Objects.requireNonNullElse(row.getStruct(2).getString(1), ""))),
        profile,
        summary.score(),
        summary.deviceHours(),
        causes);
  }
}

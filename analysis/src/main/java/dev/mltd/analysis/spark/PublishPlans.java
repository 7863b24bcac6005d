package dev.mltd.analysis.spark;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.archive.ArchiveColumns;
import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.fix.Budget;
import dev.mltd.analysis.fix.Decision;
import dev.mltd.analysis.fix.DiagnosedRun;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.FixPlanner;
import dev.mltd.analysis.fix.TrainableProgram;
import dev.mltd.analysis.fixes.Fixes;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.siblings.PrimaryMetric;
import dev.mltd.analysis.spark.rows.DiagnosisRow;
import dev.mltd.analysis.spark.rows.PlanRow;
import dev.mltd.analysis.spark.rows.RunSummaryRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
  /** Dataset of plans: one row per group of ill runs, retrained or not. */
  public static final String PLANS = "plans";

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
    List<RunSummaryRow> summaries =
        warehouse.read(PublishDiagnosis.RUN_SUMMARIES, date, RunSummaryRow.ENCODER).collectAsList();
    Map<String, PrimaryMetric> metrics = conventional(summaries);
    List<TrainableProgram> informed =
        programs.stream()
            .map(
                program ->
                    program.withConventional(
                        Optional.ofNullable(metrics.get(program.program().name()))))
            .toList();
    return new FixPlanner(Fixes.REMEDIES, PublishComparisons.answersBefore(warehouse, date))
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
    Attempt attempt = warehouse.folder(PLANS).newAttempt(date);
    List<PlanRow> rows = decisions.stream().map(PlanRow::of).toList();
    long written = Parquet.write(spark, rows, PlanRow.ENCODER, attempt.path());
    return attempt.publish(
        new Provenance(
            codeVersion,
            warehouse.current(PublishAttribution.DIAGNOSES, date).attempt(),
            Fingerprint.of(asked),
            OptionalLong.empty()),
        written);
  }

  /** The plans of a date that are carried out, sorted by id. */
  public static List<FixPlan> read(Warehouse warehouse, LocalDate date) {
    return warehouse.read(PLANS, date, PlanRow.ENCODER).collectAsList().stream()
        .flatMap(row -> row.plan().stream())
        .sorted(Comparator.comparing(FixPlan::id))
        .toList();
  }

  /** By program, the metric by which most of its runs were ranked. */
  private static Map<String, PrimaryMetric> conventional(List<RunSummaryRow> summaries) {
    Map<String, Map<PrimaryMetric, Long>> counts =
        summaries.stream()
            .filter(run -> run.getPrimary_metric() != null)
            .collect(
                Collectors.groupingBy(
                    RunSummaryRow::getProgram,
                    Collectors.groupingBy(
                        run ->
                            new PrimaryMetric(
                                Metric.written(run.getPrimary_metric()),
                                Direction.ofStored(run.getPrimary_direction())),
                        Collectors.counting())));
    Map<String, PrimaryMetric> most = new HashMap<>();
    counts.forEach(
        (program, metrics) ->
            metrics.entrySet().stream()
                .max(
                    Map.Entry.<PrimaryMetric, Long>comparingByValue()
                        .thenComparing(one -> one.getKey().toString()))
                .ifPresent(one -> most.put(program, one.getKey())));
    return most;
  }

  private List<DiagnosedRun> runs(LocalDate date, List<RunSummaryRow> summaries) {
    Map<String, List<Diagnosis>> diagnoses = diagnoses(date);
    Map<String, DataProfile> data = profiles.newest(date);
    Map<String, RunSummaryRow> byId =
        summaries.stream().collect(Collectors.toMap(RunSummaryRow::getRun_id, Function.identity()));
    List<DiagnosedRun> runs = new ArrayList<>();
    for (Row row : archived(date).collectAsList()) {
      RunSummaryRow summary = byId.get(row.getString(0));
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
        .read(PublishAttribution.DIAGNOSES, date, DiagnosisRow.ENCODER)
        .orderBy(col("run_id"), col("rank"))
        .collectAsList()
        .stream()
        .collect(
            Collectors.groupingBy(
                DiagnosisRow::getRun_id,
                Collectors.mapping(
                    row ->
                        new Diagnosis(
                            row.getCause(),
                            row.getStrength(),
                            List.of(),
                            List.of(),
                            List.of(),
                            Map.of()),
                    Collectors.toList())));
  }

  private static DiagnosedRun run(
      Row row, RunSummaryRow summary, List<Diagnosis> causes, Map<String, DataProfile> profiles) {
    Optional<String> path =
        row.isNullAt(2) ? Optional.empty() : Optional.ofNullable(row.getStruct(2).getString(0));
    DataProfile profile =
        path.map(known -> profiles.getOrDefault(known, DataProfile.UNKNOWN))
            .orElse(DataProfile.UNKNOWN);
    return new DiagnosedRun(
        summary.getRun_id(),
        new Program(summary.getProgram()),
        summary.getGroup(),
        AttributeRuns.config(row, 1),
        row.isNullAt(3) ? OptionalLong.empty() : OptionalLong.of(row.getLong(3)),
        path.map(known -> new DataReference(known, fingerprint(row.getStruct(2), profile))),
        profile,
        summary.getScore(),
        summary.getDevice_hours() == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(summary.getDevice_hours()),
        causes);
  }

  /** As the run says, else as somebody who read the files says. */
  private static String fingerprint(Row data, DataProfile profile) {
    String own = data.getString(1);
    return own == null || own.isEmpty() ? profile.fingerprint() : own;
  }
}

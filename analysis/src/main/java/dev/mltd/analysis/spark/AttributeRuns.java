package dev.mltd.analysis.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.when;

import dev.mltd.analysis.archive.ArchiveColumns;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.cause.Case;
import dev.mltd.analysis.cause.Diagnoser;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.cause.Features;
import dev.mltd.analysis.cause.LearnedRanking;
import dev.mltd.analysis.cause.WorkingRuns;
import dev.mltd.analysis.causes.Causes;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.siblings.Standing;
import dev.mltd.analysis.spark.rows.DiagnosisRow;
import dev.mltd.analysis.spark.rows.FindingRow;
import dev.mltd.analysis.spark.rows.RunSummaryRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Says why runs are ill: program by program, from their findings and from what their configs and
 * data differ in from those that work. No curve is read again.
 */
final class AttributeRuns {
  /** What is needed of the archive. */
  static final StructType COLUMNS =
      new StructType()
          .add(ArchiveColumns.RUN_ID, DataTypes.StringType)
          .add(
              ArchiveColumns.CONFIG,
              DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add(
              ArchiveColumns.DATA,
              new StructType()
                  .add("path", DataTypes.StringType)
                  .add("fingerprint", DataTypes.StringType));

  private AttributeRuns() {}

  /** A run before its cause is known. */
  private record Patient(
      String runId,
      Health health,
      boolean complete,
      RunConfig config,
      String data,
      double quality,
      String group,
      Map<Standing, Double> standing)
      implements Serializable {}

  /**
   * The ranked causes of all runs.
   *
   * @param summaries one per run
   * @param findings of the same runs
   * @param archive the same runs with {@link #COLUMNS}
   */
  static JavaRDD<DiagnosisRow> of(
      Dataset<RunSummaryRow> summaries, Dataset<FindingRow> findings, Dataset<Row> archive) {
    return programs(summaries, findings, archive)
        .flatMap(
            program -> {
              Features features = new Features(Causes.ALL);
              Diagnoser diagnoser =
                  new Diagnoser(Causes.ALL, features, LearnedRanking.shipped(features));
              return cases(program._2())
                  .flatMap(aboutRun -> rows(program._1(), aboutRun, diagnoser))
                  .iterator();
            });
  }

  /** What is known of all runs that are ill. */
  static JavaRDD<IllRun> ill(
      Dataset<RunSummaryRow> summaries, Dataset<FindingRow> findings, Dataset<Row> archive) {
    return programs(summaries, findings, archive)
        .flatMap(
            program -> {
              Diagnoser diagnoser = new Diagnoser(Causes.ALL);
              return cases(program._2())
                  .filter(aboutRun -> aboutRun.health() == Health.ILL)
                  .map(
                      aboutRun ->
                          new IllRun(aboutRun.runId(), program._1(), diagnoser.features(aboutRun)))
                  .iterator();
            });
  }

  /**
   * A run that is ill, as numbers.
   *
   * @param features see {@link Features}
   */
  record IllRun(String runId, String program, List<Double> features) implements Serializable {}

  private static JavaPairRDD<String, Tuple2<Iterable<Patient>, Iterable<FindingRow>>> programs(
      Dataset<RunSummaryRow> summaries, Dataset<FindingRow> findings, Dataset<Row> archive) {
    JavaPairRDD<String, Patient> patients =
        summaries
            .select(
                "run_id",
                "program",
                "group",
                "health",
                "status",
                "primary_value",
                "primary_direction",
                "standing")
            .join(archive, ArchiveColumns.RUN_ID)
            .select(
                col("run_id"),
                col("program"),
                col("health"),
                col("status"),
                col(ArchiveColumns.CONFIG),
                col("data.path"),
                coalesce(col("data.fingerprint"), lit("")),
                when(
                        col("primary_direction").equalTo(Direction.MAXIMISE.name()),
                        negate(col("primary_value")))
                    .otherwise(col("primary_value")),
                col("group"),
                col("standing"))
            .javaRDD()
            .mapToPair(row -> new Tuple2<>(row.getString(1), patient(row)));
    JavaPairRDD<String, FindingRow> found =
        findings.javaRDD().mapToPair(row -> new Tuple2<>(row.getProgram(), row));
    return patients.cogroup(found);
  }

  private static Patient patient(Row row) {
    return new Patient(
        row.getString(0),
        Health.valueOf(row.getString(2)),
        RunStatus.valueOf(row.getString(3)).countsAsComplete(),
        config(row, 4),
        row.isNullAt(5) ? "" : new DataReference(row.getString(5), row.getString(6)).identity(),
        row.isNullAt(7) ? Double.NaN : row.getDouble(7),
        row.getString(8),
        standing(row, 9));
  }

  private static Map<Standing, Double> standing(Row row, int column) {
    Map<Standing, Double> standing = new EnumMap<>(Standing.class);
    if (!row.isNullAt(column)) {
      row.<String, Double>getJavaMap(column)
          .forEach(
              (name, value) ->
                  standing.put(Standing.valueOf(name.toUpperCase(Locale.ROOT)), value));
    }
    return standing;
  }

  /** The config in a column of a row; a key without a value has an empty one. */
  static RunConfig config(Row row, int column) {
    Map<String, String> config = new HashMap<>();
    row.<String, String>getJavaMap(column)
        .forEach((key, value) -> config.put(key, value == null ? "" : value));
    return RunConfig.of(config);
  }

  private static Stream<Case> cases(Tuple2<Iterable<Patient>, Iterable<FindingRow>> program) {
    List<Patient> patients = new ArrayList<>();
    program._1().forEach(patients::add);
    Map<String, List<Finding>> findings = new HashMap<>();
    program
        ._2()
        .forEach(
            row ->
                findings
                    .computeIfAbsent(row.getRun_id(), id -> new ArrayList<>())
                    .add(row.toFinding()));
    WorkingRuns working = working(patients);
    return patients.stream()
        .map(
            patient ->
                Case.of(
                    patient.runId(),
                    patient.health(),
                    patient.config(),
                    patient.data(),
                    findings.getOrDefault(patient.runId(), List.of()),
                    patient.standing(),
                    patient.health() == Health.ILL ? working : WorkingRuns.NONE));
  }

  private static Stream<DiagnosisRow> rows(String program, Case aboutRun, Diagnoser diagnoser) {
    List<Diagnosis> ranked = diagnoser.diagnose(aboutRun);
    return IntStream.range(0, ranked.size())
        .mapToObj(k -> DiagnosisRow.of(aboutRun.runId(), program, k + 1, ranked.get(k)));
  }

  /** A config works when most of its replicates that were judged do: one may have been lucky. */
  private static WorkingRuns working(List<Patient> patients) {
    List<Patient> well =
        patients.stream()
            .filter(patient -> patient.health() != Health.NOT_JUDGED)
            .collect(Collectors.groupingBy(Patient::group))
            .values()
            .stream()
            .flatMap(AttributeRuns::wellOf)
            .toList();
    Set<String> data =
        well.stream()
            .map(Patient::data)
            .filter(known -> !known.isEmpty())
            .collect(Collectors.toSet());
    return WorkingRuns.of(
        well.stream()
            .map(patient -> new WorkingRuns.Run(patient.config(), patient.quality()))
            .toList(),
        data);
  }

  private static Stream<Patient> wellOf(Collection<Patient> replicates) {
    List<Patient> well =
        replicates.stream()
            .filter(patient -> patient.health() == Health.HEALTHY && patient.complete())
            .toList();
    return 2 * well.size() > replicates.size() ? well.stream() : Stream.empty();
  }
}

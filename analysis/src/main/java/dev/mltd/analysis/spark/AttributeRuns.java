package dev.mltd.analysis.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.when;

import dev.mltd.analysis.archive.ArchiveColumns;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.cause.Case;
import dev.mltd.analysis.cause.Diagnoser;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.cause.WorkingRuns;
import dev.mltd.analysis.causes.Causes;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.spark.rows.DiagnosisRow;
import dev.mltd.analysis.spark.rows.FindingRow;
import dev.mltd.analysis.spark.rows.RunSummaryRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
      String group)
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
    JavaPairRDD<String, Patient> patients =
        summaries
            .select(
                "run_id",
                "program",
                "group",
                "health",
                "status",
                "primary_value",
                "primary_direction")
            .join(archive, ArchiveColumns.RUN_ID)
            .select(
                col("run_id"),
                col("program"),
                col("health"),
                col("status"),
                col(ArchiveColumns.CONFIG),
                concat_ws(" ", col("data.path"), col("data.fingerprint")),
                when(
                        col("primary_direction").equalTo(Direction.MAXIMISE.name()),
                        negate(col("primary_value")))
                    .otherwise(col("primary_value")),
                col("group"))
            .javaRDD()
            .mapToPair(row -> new Tuple2<>(row.getString(1), patient(row)));
    JavaPairRDD<String, FindingRow> found =
        findings.javaRDD().mapToPair(row -> new Tuple2<>(row.getProgram(), row));
    return patients
        .cogroup(found)
        .flatMap(program -> program(program._1(), program._2()).iterator());
  }

  private static Patient patient(Row row) {
    return new Patient(
        row.getString(0),
        Health.valueOf(row.getString(2)),
        RunStatus.valueOf(row.getString(3)).countsAsComplete(),
        config(row, 4),
        row.getString(5),
        row.isNullAt(6) ? Double.NaN : row.getDouble(6),
        row.getString(7));
  }

  /** The config in a column of a row; a key without a value has an empty one. */
  static RunConfig config(Row row, int column) {
    Map<String, String> config = new HashMap<>();
    row.<String, String>getJavaMap(column)
        .forEach((key, value) -> config.put(key, value == null ? "" : value));
    return RunConfig.of(config);
  }

  private static List<DiagnosisRow> program(
      String name, Tuple2<Iterable<Patient>, Iterable<FindingRow>> rows) {
    List<Patient> patients = new ArrayList<>();
    rows._1().forEach(patients::add);
    Map<String, List<Finding>> findings = new HashMap<>();
    rows._2()
        .forEach(
            row ->
                findings
                    .computeIfAbsent(row.getRun_id(), id -> new ArrayList<>())
                    .add(row.toFinding()));
    WorkingRuns working = working(patients);
    Diagnoser diagnoser = new Diagnoser(Causes.ALL);
    List<DiagnosisRow> answers = new ArrayList<>();
    for (Patient patient : patients) {
      List<Diagnosis> ranked =
          diagnoser.diagnose(
              Case.of(
                  patient.runId(),
                  patient.health(),
                  patient.config(),
                  patient.data(),
                  findings.getOrDefault(patient.runId(), List.of()),
                  patient.health() == Health.ILL ? working : WorkingRuns.NONE));
      for (int k = 0; k < ranked.size(); k++) {
        answers.add(DiagnosisRow.of(patient.runId(), name, k + 1, ranked.get(k)));
      }
    }
    return answers;
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

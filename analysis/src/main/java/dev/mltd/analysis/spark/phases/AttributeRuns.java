package dev.mltd.analysis.spark.phases;

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
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.cause.WorkingRuns;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.remedies.Causes;
import dev.mltd.analysis.siblings.Standing;
import dev.mltd.analysis.spark.tables.RecordCodec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Says why runs are ill, from their findings and from what their configs and data differ in from
 * those of their program that work. No curve is read again.
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

  private static final Diagnoser DIAGNOSER = new Diagnoser(Causes.ALL);

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
      Map<Standing, Double> standing) {

    /** As others are compared with it. */
    WorkingRuns.Run beside() {
      return new WorkingRuns.Run(config, quality);
    }
  }

  /** What the ill runs of a program are compared with, put in order once per JVM that asks. */
  private static final class Program implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<WorkingRuns.Run> working = new ArrayList<>();
    private final ArrayList<WorkingRuns.Run> others = new ArrayList<>();
    private final HashSet<String> data = new HashSet<>();
    private transient WorkingRuns ordered;

    /** A config works when most of its replicates that were judged do: one may have been lucky. */
    void add(List<Patient> replicates) {
      List<Patient> complete = replicates.stream().filter(Patient::complete).toList();
      List<Patient> well =
          complete.stream().filter(patient -> patient.health() == Health.HEALTHY).toList();
      if (2 * well.size() > replicates.size()) {
        well.forEach(patient -> working.add(patient.beside()));
        well.forEach(patient -> data.add(patient.data()));
        data.remove("");
      } else {
        complete.forEach(patient -> others.add(patient.beside()));
      }
    }

    synchronized WorkingRuns runs() {
      if (ordered == null) {
        ordered = WorkingRuns.of(working, others, data);
      }
      return ordered;
    }
  }

  /**
   * What was said of each run, with what the archive holds of it beside that.
   *
   * @param summaries one per run
   * @param archive the same runs with {@link #COLUMNS}
   */
  static Dataset<Row> beside(Dataset<JudgedRun> summaries, Dataset<Row> archive) {
    return summaries.join(archive, ArchiveColumns.RUN_ID);
  }

  /**
   * The ranked causes of all runs.
   *
   * @param runs see {@link #beside}
   * @param findings of the same runs
   */
  static Dataset<RankedCause> of(Dataset<Row> runs, Dataset<RunFinding> findings) {
    return diagnoses(patients(runs), findings);
  }

  /** A row per run, with all of it that {@link #patient} reads. */
  private static Dataset<Row> patients(Dataset<Row> runs) {
    return runs.select(
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
        col("standing"));
  }

  /**
   * Diagnoses every run where its findings lie. Only configs are brought together, and sent to
   * where runs are compared with them.
   */
  private static Dataset<RankedCause> diagnoses(
      Dataset<Row> patients, Dataset<RunFinding> findings) {
    Broadcast<Map<String, Program>> programs =
        JavaSparkContext.fromSparkContext(patients.sparkSession().sparkContext())
            .broadcast(programs(patients));
    return patients
        .groupBy("run_id")
        .as(Encoders.STRING(), Encoders.row(patients.schema()))
        .cogroup(
            findings.groupBy("run_id").as(Encoders.STRING(), RecordCodec.encoder(RunFinding.class)),
            (CoGroupFunction<String, Row, RunFinding, RankedCause>)
                (runId, rows, found) -> {
                  List<Finding> known = new ArrayList<>();
                  found.forEachRemaining(finding -> known.add(finding.toFinding()));
                  return IteratorUtils.toList(rows).stream()
                      .flatMap(
                          row -> {
                            String program = row.getString(1);
                            Patient patient = patient(row);
                            return rows(
                                program, aboutRun(patient, known, programs.value().get(program)));
                          })
                      .iterator();
                },
            RecordCodec.encoder(RankedCause.class));
  }

  private static Case aboutRun(Patient patient, List<Finding> findings, Program program) {
    return Case.of(
        patient.runId(),
        patient.health(),
        patient.config(),
        patient.data(),
        findings,
        patient.standing(),
        patient.health() == Health.ILL ? program.runs() : WorkingRuns.NONE);
  }

  private static Map<String, Program> programs(Dataset<Row> patients) {
    Map<String, TreeMap<String, List<Patient>>> groups =
        patients.where(col("health").notEqual(Health.NOT_JUDGED.name())).collectAsList().stream()
            .sorted(Comparator.comparing(row -> row.getString(0)))
            .collect(
                Collectors.groupingBy(
                    row -> row.getString(1),
                    Collectors.mapping(
                        AttributeRuns::patient,
                        Collectors.groupingBy(Patient::group, TreeMap::new, Collectors.toList()))));
    Map<String, Program> programs = new HashMap<>();
    groups.forEach(
        (name, replicates) -> {
          Program program = new Program();
          replicates.values().forEach(program::add);
          programs.put(name, program);
        });
    return programs;
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

  private static Stream<RankedCause> rows(String program, Case aboutRun) {
    List<Diagnosis> ranked = DIAGNOSER.diagnose(aboutRun);
    return IntStream.range(0, ranked.size())
        .mapToObj(k -> RankedCause.of(aboutRun.runId(), program, k + 1, ranked.get(k)));
  }
}

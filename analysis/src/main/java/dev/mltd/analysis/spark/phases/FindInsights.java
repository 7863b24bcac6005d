package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.mltd.analysis.archive.ArchiveColumns;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.RunSummary;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.spark.tables.RecordCodec;
import dev.mltd.analysis.study.ExperimentInsight;
import dev.mltd.analysis.study.Insights;
import dev.mltd.analysis.study.StudiedRun;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Says what each experiment says as a whole. No curve is read again. */
final class FindInsights {
  /** Enough of them that experiments of unequal size keep all cores busy. */
  private static final int TASKS_PER_CORE = 4;

  private FindInsights() {}

  /**
   * The insights of all experiments. A run that names none belongs to one named like its program.
   *
   * @param runs see {@link AttributeRuns#beside}
   * @param findings of the same runs
   */
  static Dataset<ExperimentInsight> of(Dataset<Row> runs, Dataset<RunFinding> findings) {
    Dataset<Row> broken =
        findings
            .where(
                col("rule")
                    .equalTo(LossBecameNonFinite.class.getSimpleName())
                    .and(col("first_step").isNotNull()))
            .select("run_id", "first_step", "last_step");
    Dataset<Row> swept =
        runs
            // What still runs has no outcome yet.
            .where(col("status").notEqual(RunStatus.RUNNING.name()))
            .join(broken, new String[] {"run_id"}, "left")
            .select(
                when(col("experiment").equalTo(""), col("program"))
                    .otherwise(col("experiment"))
                    .as("experiment"),
                col("program"),
                col("group"),
                col(ArchiveColumns.CONFIG),
                coalesce(col("primary_metric"), lit("")),
                coalesce(col("primary_direction"), lit(Direction.UNKNOWN.name())),
                coalesce(col("primary_value"), lit(Double.NaN)),
                coalesce(col("worst_severity"), lit(""))
                    .equalTo(Severity.CRITICAL.name())
                    .or(col("status").equalTo(RunStatus.FAILED.name())),
                coalesce(col("device_hours"), lit(RunSummary.UNKNOWN_HOURS)),
                coalesce(col("first_step"), lit(-1L)),
                coalesce(col("last_step"), lit(-1L)));
    // An experiment is a few kilobytes and many permutations: Spark, which sees only the former,
    // would do all of them in one task.
    int tasks = TASKS_PER_CORE * runs.sparkSession().sparkContext().defaultParallelism();
    return swept
        .repartition(tasks, col("experiment"))
        .groupBy("experiment")
        .as(Encoders.STRING(), Encoders.row(swept.schema()))
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, ExperimentInsight>)
                (experiment, rows) ->
                    Insights.of(
                            IteratorUtils.toList(rows).stream()
                                .map(FindInsights::studiedRun)
                                .toList())
                        .stream()
                        .map(insight -> ExperimentInsight.of(experiment, insight))
                        .iterator(),
            RecordCodec.encoder(ExperimentInsight.class));
  }

  private static StudiedRun studiedRun(Row row) {
    return new StudiedRun(
        row.getString(1),
        row.getString(2),
        AttributeRuns.config(row, 3),
        row.getString(4),
        Direction.valueOf(row.getString(5)),
        row.getDouble(6),
        row.getBoolean(7),
        row.getDouble(8),
        row.getLong(9),
        row.getLong(10));
  }
}

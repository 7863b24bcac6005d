package dev.mltd.analysis.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.mltd.analysis.archive.ArchiveColumns;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.finding.RunSummary;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.spark.rows.FindingRow;
import dev.mltd.analysis.spark.rows.InsightRow;
import dev.mltd.analysis.spark.rows.RunSummaryRow;
import dev.mltd.analysis.sweep.SweepInsights;
import dev.mltd.analysis.sweep.SweptRun;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** Says what each experiment says as a whole, one experiment a task. No curve is read again. */
final class FindInsights {
  private FindInsights() {}

  /**
   * The insights of all experiments. A run that names none belongs to one named like its program.
   *
   * @param summaries one per run
   * @param findings of the same runs
   * @param archive the same runs with {@link AttributeRuns#COLUMNS}
   */
  static JavaRDD<InsightRow> of(
      Dataset<RunSummaryRow> summaries, Dataset<FindingRow> findings, Dataset<Row> archive) {
    Dataset<Row> broken =
        findings
            .where(
                col("rule")
                    .equalTo(LossBecameNonFinite.class.getSimpleName())
                    .and(col("first_step").isNotNull()))
            .select("run_id", "first_step", "last_step");
    return summaries
        // What still runs has no outcome yet.
        .where(col("status").notEqual(RunStatus.RUNNING.name()))
        .join(archive, ArchiveColumns.RUN_ID)
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
            coalesce(col("last_step"), lit(-1L)))
        .javaRDD()
        .mapToPair(row -> new Tuple2<>(row.getString(0), sweptRun(row)))
        .groupByKey()
        .flatMap(
            experiment -> {
              List<SweptRun> runs = new ArrayList<>();
              experiment._2().forEach(runs::add);
              return SweepInsights.of(runs).stream()
                  .map(insight -> InsightRow.of(experiment._1(), insight))
                  .iterator();
            });
  }

  private static SweptRun sweptRun(Row row) {
    return new SweptRun(
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

package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import dev.mltd.analysis.archive.ArchiveColumns;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.judge.ExaminedRun;
import dev.mltd.analysis.judge.ProgramRuns;
import dev.mltd.analysis.judge.RankedCauses;
import dev.mltd.analysis.judge.RunFacts;
import dev.mltd.analysis.judge.TriedConfig;
import dev.mltd.analysis.spark.tables.RecordCodec;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Seeks the causes of all runs where what was found in them lies. Only configs are brought
 * together, and sent to where runs are compared with them; no curve is read again.
 */
final class AttributeRuns {
  /** What is needed of the archive. */
  static final StructType COLUMNS = RecordCodec.of(RunFacts.class).schema();

  private AttributeRuns() {}

  /**
   * What was said of each run, with what the archive holds of it beside that.
   *
   * @param summaries one per run
   * @param archive the same runs with {@link #COLUMNS}
   * @param findings of the same runs
   */
  static Dataset<ExaminedRun> examined(
      Dataset<JudgedRun> summaries, Dataset<Row> archive, Dataset<RunFinding> findings) {
    Column id = col(ArchiveColumns.RUN_ID);
    Column all = struct(col("*"));
    Dataset<Row> found = findings.groupBy(id).agg(collect_list(all).as("findings"));
    return summaries
        .select(id, all.as("run"))
        .join(archive.select(id, all.as("facts")), ArchiveColumns.RUN_ID)
        .join(found, new String[] {ArchiveColumns.RUN_ID}, "left")
        .as(RecordCodec.encoder(ExaminedRun.class));
  }

  /** The ranked causes of all runs. */
  static Dataset<RankedCause> of(Dataset<ExaminedRun> runs) {
    Broadcast<Map<String, ProgramRuns>> programs =
        JavaSparkContext.fromSparkContext(runs.sparkSession().sparkContext())
            .broadcast(programs(runs));
    return runs.flatMap(
        (FlatMapFunction<ExaminedRun, RankedCause>)
            run -> RankedCauses.of(run, programs.value()).iterator(),
        RecordCodec.encoder(RankedCause.class));
  }

  private static Map<String, ProgramRuns> programs(Dataset<ExaminedRun> runs) {
    return ProgramRuns.byProgram(
        runs.map(
                (MapFunction<ExaminedRun, TriedConfig>) ExaminedRun::tried,
                RecordCodec.encoder(TriedConfig.class))
            .filter((FilterFunction<TriedConfig>) TriedConfig::judged)
            .collectAsList());
  }
}

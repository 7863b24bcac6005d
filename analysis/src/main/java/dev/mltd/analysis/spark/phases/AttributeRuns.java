package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.judge.ExaminedRun;
import dev.mltd.analysis.judge.ProgramRuns;
import dev.mltd.analysis.judge.RankedCauses;
import dev.mltd.analysis.judge.RunFacts;
import dev.mltd.analysis.judge.TriedConfig;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.RecordCodec;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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
   * What was said of each run, with what the archive holds of it beside that. What could not be
   * judged of a run that does not fail is left out: it is most of all findings, and asked for by
   * nobody.
   *
   * @param summaries one per run
   * @param archive the same runs with {@link #COLUMNS}
   * @param findings of the same runs
   */
  static JavaRDD<Sized<ExaminedRun>> examined(
      Dataset<JudgedRun> summaries, Dataset<Row> archive, Dataset<RunFinding> findings) {
    Column id = col(ArchiveReader.RUN_ID);
    Column all = struct(col("*"));
    Dataset<Row> found =
        findings
            .select(id, col("outcome"), all.as("finding"))
            .join(summaries.select(id, col("health")), ArchiveReader.RUN_ID)
            .where(
                col("outcome")
                    .equalTo(Outcome.FOUND.name())
                    .or(col("health").equalTo(Health.ILL.name())))
            .groupBy(id)
            .agg(collect_list(col("finding")).as("findings"));
    return summaries
        .select(id, all.as("run"))
        .join(archive.select(id, all.as("facts")), ArchiveReader.RUN_ID)
        .join(found, new String[] {ArchiveReader.RUN_ID}, "left")
        .as(RecordCodec.encoder(ExaminedRun.class))
        .toJavaRDD()
        .map(run -> Sized.of(run));
  }

  /** The ranked causes of all runs. */
  static Dataset<RankedCause> of(SparkSession spark, JavaRDD<Sized<ExaminedRun>> runs) {
    Broadcast<Map<String, ProgramRuns>> programs =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(programs(spark, runs));
    return spark.createDataset(
        runs.flatMap(run -> RankedCauses.of(run.value(), programs.value()).iterator()).rdd(),
        Datasets.DIAGNOSES.encoder());
  }

  private static Map<String, ProgramRuns> programs(
      SparkSession spark, JavaRDD<Sized<ExaminedRun>> runs) {
    return ProgramRuns.byProgram(
        spark
            .createDataset(
                runs.map(run -> run.value().tried()).filter(TriedConfig::judged).rdd(),
                RecordCodec.encoder(TriedConfig.class))
            .collectAsList());
  }
}

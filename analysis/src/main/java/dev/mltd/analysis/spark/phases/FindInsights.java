package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.judge.ExaminedRun;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.RecordCodec;
import dev.mltd.analysis.study.ExperimentInsight;
import dev.mltd.analysis.study.StudiedRun;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** Says what each experiment says as a whole. No curve is read again. */
final class FindInsights {
  /** Enough of them that experiments of unequal size keep all cores busy. */
  private static final int TASKS_PER_CORE = 4;

  private FindInsights() {}

  /** The insights of all experiments. */
  static Dataset<ExperimentInsight> of(SparkSession spark, JavaRDD<Sized<ExaminedRun>> runs) {
    Dataset<StudiedRun> swept =
        spark.createDataset(
            runs.flatMap(run -> run.value().studied().stream().iterator()).rdd(),
            RecordCodec.encoder(StudiedRun.class));
    // An experiment is a few kilobytes and many permutations: Spark, which sees only the former,
    // would do all of them in one task.
    int tasks = TASKS_PER_CORE * spark.sparkContext().defaultParallelism();
    return swept
        .repartition(tasks, col("experiment"))
        .groupBy("experiment")
        .as(Encoders.STRING(), RecordCodec.encoder(StudiedRun.class))
        .flatMapGroups(
            (FlatMapGroupsFunction<String, StudiedRun, ExperimentInsight>)
                (experiment, rows) -> ExperimentInsight.of(IteratorUtils.toList(rows)).iterator(),
            Datasets.INSIGHTS.encoder());
  }
}

package dev.mltd.analysis.spark.phases;

import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.judge.AppliedRules;
import dev.mltd.analysis.judge.RunAnswers;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.Yardstick;
import dev.mltd.analysis.siblings.YardstickBuilder;
import dev.mltd.analysis.spark.tables.RecordCodec;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Judges every run of an archive by all rules: one pass measures the curves, one aggregate over the
 * measures makes each program's yardstick, and the measures are judged where they lie.
 */
public final class DiagnoseRuns implements AutoCloseable {
  private final SparkSession spark;
  private final JavaRDD<Sized<MeasuredRun>> measured;
  private final JavaRDD<Sized<RunAnswers>> judged;

  /**
   * @param measured every run of the archive; kept until {@link #close}
   * @param rules names of the rules to apply, in order
   */
  public DiagnoseRuns(
      SparkSession spark,
      JavaRDD<MeasuredRun> measured,
      List<String> rules,
      Thresholds thresholds) {
    this.spark = spark;
    this.measured = measured.map(run -> Sized.of(run)).persist(StorageLevel.MEMORY_AND_DISK());
    Broadcast<Map<String, Yardstick>> yardsticks =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(yardsticks(this.measured));
    this.judged =
        this.measured
            .mapPartitions(runs -> judge(runs, yardsticks.value(), rules, thresholds))
            // Findings and summaries are written one after the other, from the same answers. What
            // does not fit is judged again: an answer holds optionals, which Java does not
            // serialise.
            .persist(StorageLevel.MEMORY_ONLY());
  }

  /** One row per symptom found and per rule that could not judge; clear rules are only counted. */
  public Dataset<RunFinding> findings() {
    return spark.createDataset(
        judged.flatMap(one -> one.value().findings().iterator()).rdd(),
        RecordCodec.encoder(RunFinding.class));
  }

  /** One row per run. */
  public Dataset<JudgedRun> summaries() {
    return spark.createDataset(
        judged.map(one -> one.value().run()).rdd(), RecordCodec.encoder(JudgedRun.class));
  }

  /** Lets go of the measures and of the answers. */
  @Override
  public void close() {
    measured.unpersist();
    judged.unpersist();
  }

  private static Map<String, Yardstick> yardsticks(JavaRDD<Sized<MeasuredRun>> measured) {
    return new HashMap<>(
        measured
            .mapToPair(run -> new Tuple2<>(run.value().program().name(), run.value()))
            .combineByKey(
                run -> Sized.of(new YardstickBuilder(run.program()).add(run)),
                (builder, run) -> Sized.of(builder.value().add(run)),
                (builder, other) -> Sized.of(builder.value().addAll(other.value())))
            .mapValues(builder -> builder.value().build())
            .collectAsMap());
  }

  private static Iterator<Sized<RunAnswers>> judge(
      Iterator<Sized<MeasuredRun>> runs,
      Map<String, Yardstick> yardsticks,
      List<String> rules,
      Thresholds thresholds) {
    AppliedRules applied = new AppliedRules(rules, thresholds);
    return IteratorUtils.transformedIterator(
        runs,
        run ->
            Sized.of(applied.answers(run.value(), yardsticks.get(run.value().program().name()))));
  }
}

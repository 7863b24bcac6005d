package dev.mltd.analysis.spark.phases;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.RunSummary;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.siblings.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import dev.mltd.analysis.siblings.Yardstick;
import dev.mltd.analysis.siblings.YardstickBuilder;
import dev.mltd.analysis.spark.tables.RecordCodec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
  private final JavaRDD<Sized<Answers>> judged;

  /** All rules' answers about one run, as they are published. */
  private record Answers(ArrayList<RunFinding> findings, JudgedRun summary)
      implements Serializable {

    static Answers of(
        MeasuredRun run, Siblings siblings, List<Finding> findings, Set<String> lossRules) {
      ArrayList<RunFinding> rows = new ArrayList<>();
      for (Finding finding : findings) {
        if (finding.outcome() != Outcome.CLEAR) {
          rows.add(RunFinding.of(run, finding));
        }
      }
      RunSummary summary = RunSummary.of(findings, lossRules, run.hours());
      return new Answers(rows, JudgedRun.of(run, siblings, findings, summary));
    }

    /** With its rough size: half a kilobyte for a row, most of it text. */
    Sized<Answers> sized() {
      return new Sized<>(this, 512L * (1 + findings.size()));
    }
  }

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
            // Findings and summaries are written one after the other, from the same answers.
            .persist(StorageLevel.MEMORY_AND_DISK());
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
        judged.map(one -> one.value().summary()).rdd(), RecordCodec.encoder(JudgedRun.class));
  }

  /** Lets go of the measures and of the answers. */
  @Override
  public void close() {
    measured.unpersist();
    judged.unpersist();
  }

  private static Map<String, Yardstick> yardsticks(JavaRDD<Sized<MeasuredRun>> measured) {
    List<Tuple2<String, Yardstick>> built =
        measured
            .mapToPair(run -> new Tuple2<>(run.value().program().name(), run.value()))
            .combineByKey(
                run -> Sized.of(new YardstickBuilder(run.program()).add(run)),
                (builder, run) -> Sized.of(builder.value().add(run)),
                (builder, other) -> Sized.of(builder.value().addAll(other.value())))
            .mapValues(builder -> builder.value().build())
            .collect();
    Map<String, Yardstick> byProgram = new HashMap<>();
    built.forEach(one -> byProgram.put(one._1(), one._2()));
    return byProgram;
  }

  private static Iterator<Sized<Answers>> judge(
      Iterator<Sized<MeasuredRun>> runs,
      Map<String, Yardstick> yardsticks,
      List<String> rules,
      Thresholds thresholds) {
    List<Rule> applied = rules.stream().map(name -> Rules.named(name).orElseThrow()).toList();
    Set<String> lossRules =
        Rules.ALL.stream()
            .filter(rule -> rule.family() == Family.LOSS)
            .map(Rule::name)
            .collect(Collectors.toUnmodifiableSet());
    return IteratorUtils.transformedIterator(
        runs,
        sized -> {
          MeasuredRun run = sized.value();
          Siblings siblings = yardsticks.get(run.program().name()).leavingOut(run);
          List<Finding> findings = Rules.judge(applied, run, siblings, thresholds);
          return Answers.of(run, siblings, findings, lossRules).sized();
        });
  }
}

package dev.mltd.analysis.spark.phases;

import static dev.mltd.analysis.spark.SmallArchive.dataset;
import static dev.mltd.analysis.spark.SmallArchive.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One pass measures all curves for all rules, and only summaries are ever shuffled. */
class DiagnoseRunsStagesTest {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 5);

  @TempDir private Path folder;

  @Test
  void oneRuleTakesAsManyJobsAndStagesAsAll() throws Exception {
    Work ofOne = diagnose(100, List.of(Rules.NAMES.get(0)));
    Work ofAll = diagnose(100, Rules.NAMES);
    assertThat(ofAll.jobs).isEqualTo(ofOne.jobs);
    assertThat(ofAll.shuffledBytes).hasSameSizeAs(ofOne.shuffledBytes);
  }

  @Test
  void onlyTheYardstickShufflesAndOnlySummaries() throws Exception {
    Work ofShort = diagnose(100, Rules.NAMES);
    Work ofLong = diagnose(10_000, Rules.NAMES);
    assertThat(ofShort.shuffledBytes).filteredOn(bytes -> bytes > 0).hasSize(1);
    assertThat(ofLong.shuffledBytes).filteredOn(bytes -> bytes > 0).hasSize(1);
    assertThat(ofLong.shuffled()).isLessThan(2 * ofShort.shuffled());
  }

  /** Diagnoses an archive of runs with so many points, and tells what Spark did for it. */
  private Work diagnose(int points, List<String> rules) throws TimeoutException {
    SparkSession spark = LocalSpark.session();
    String archive = folder.resolve("archive-%d-%d".formatted(points, rules.size())).toString();
    new ArchiveWriter(spark, archive).add(dataset(runs(points)), DATE, "test");
    spark.sparkContext().listenerBus().waitUntilEmpty();
    Work work = new Work();
    spark.sparkContext().addSparkListener(work);
    new PublishDiagnosis(spark, archive, folder + "/warehouse-" + points + "-" + rules.size())
        .run(DATE, rules, Thresholds.STANDARD, "test");
    spark.sparkContext().listenerBus().waitUntilEmpty();
    spark.sparkContext().removeSparkListener(work);
    return work;
  }

  private static RunHistory[] runs(int points) {
    return IntStream.range(0, 12)
        .mapToObj(
            index -> {
              SplittableRandom random = new SplittableRandom(index);
              double[] loss =
                  IntStream.range(0, points)
                      .mapToDouble(
                          i -> 1 + Math.exp(-5.0 * i / points) + 0.01 * random.nextDouble())
                      .toArray();
              return run("run-" + index, 0.001 * (index + 1), loss);
            })
        .toArray(RunHistory[]::new);
  }

  /** Jobs, and for each stage the bytes that it wrote for a later one. */
  private static final class Work extends SparkListener {
    private int jobs;
    private final List<Long> shuffledBytes = new ArrayList<>();

    @Override
    public void onJobStart(SparkListenerJobStart event) {
      jobs++;
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
      shuffledBytes.add(event.stageInfo().taskMetrics().shuffleWriteMetrics().bytesWritten());
    }

    private long shuffled() {
      return shuffledBytes.stream().mapToLong(Long::longValue).sum();
    }
  }
}

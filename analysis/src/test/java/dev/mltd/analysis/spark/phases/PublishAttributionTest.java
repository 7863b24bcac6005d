package dev.mltd.analysis.spark.phases;

import static dev.mltd.analysis.spark.SmallArchive.dataset;
import static dev.mltd.analysis.spark.SmallArchive.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.Datasets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishAttributionTest {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 5);
  private static final int POINTS = 40;

  @TempDir private Path folder;
  private SparkSession spark;
  private PublishDiagnosis diagnosis;
  private PublishAttribution attribution;

  @BeforeEach
  void open() {
    spark = LocalSpark.session();
    String archive = folder.resolve("archive").toString();
    String warehouse = folder.resolve("warehouse").toString();
    new ArchiveWriter(spark, archive).add(dataset(sweep()), DATE, "test");
    diagnosis = new PublishDiagnosis(spark, archive, warehouse);
    attribution = new PublishAttribution(spark, archive, warehouse);
  }

  /**
   * Twelve learning rates that learn, one that hardly moves, and one that diverges with two seeds
   * and is lucky with a third.
   */
  private static RunHistory[] sweep() {
    RunHistory[] healthy =
        IntStream.range(0, 12)
            .mapToObj(
                k -> run("healthy-" + k, 0.01 * (k + 1), curve(i -> 0.2 + Math.exp(-0.3 * i))))
            .toArray(RunHistory[]::new);
    RunHistory[] all = Arrays.copyOf(healthy, healthy.length + 4);
    all[12] = run("diverged", 10, curve(i -> 1.2 + 0.5 * i));
    all[13] = run("slow", 0.00001, curve(i -> 1.2 - 0.001 * i));
    all[14] = run("diverged-too", 10, curve(i -> 1.2 + 0.4 * i));
    all[15] = run("lucky", 10, curve(i -> 0.2 + Math.exp(-0.3 * i)));
    return all;
  }

  private static double[] curve(IntToDoubleFunction value) {
    return IntStream.range(0, POINTS).mapToDouble(value).toArray();
  }

  @Test
  void everyRunGetsARankedAnswer() {
    diagnosis.run(DATE, Rules.NAMES, Thresholds.STANDARD, "test");
    attribution.run(DATE, "test");

    assertThat(first()).hasSize(16);
    assertThat(causeOf("diverged")).isEqualTo("LearningRateTooHigh");
    assertThat(causeOf("diverged-too")).isEqualTo("LearningRateTooHigh");
    assertThat(causeOf("lucky")).isEqualTo("None");
    assertThat(causeOf("slow")).isEqualTo("LearningRateTooLow");
    assertThat(causeOf("healthy-5")).isEqualTo("None");
    assertThat(first())
        .filteredOn(row -> row.runId().equals("diverged"))
        .allSatisfy(row -> assertThat(row.symptoms()).containsKey("LossDiverges"));
  }

  @Test
  void whatWasNotDiagnosedCannotBeAttributed() {
    assertThatThrownBy(() -> attribution.run(DATE, "test"))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("mltd diagnose");
  }

  @Test
  void whatWasNotAttributedIsSaidToBeMadeByAttribute() {
    assertThatThrownBy(() -> diagnosis.read(Datasets.INSIGHTS, DATE))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("mltd attribute");
  }

  private String causeOf(String runId) {
    return first().stream()
        .filter(row -> row.runId().equals(runId))
        .map(RankedCause::cause)
        .findFirst()
        .orElseThrow();
  }

  private List<RankedCause> first() {
    return diagnosis.read(Datasets.DIAGNOSES, DATE).where("rank = 1").collectAsList();
  }
}

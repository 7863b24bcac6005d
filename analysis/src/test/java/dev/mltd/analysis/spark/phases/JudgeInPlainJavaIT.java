package dev.mltd.analysis.spark.phases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.judge.AppliedRules;
import dev.mltd.analysis.judge.Judged;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.SharedFolders;
import dev.mltd.analysis.spark.ingest.ImportRuns;
import dev.mltd.analysis.spark.ingest.Imported;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of whole real archives is the same in plain Java and by the phases on Spark. */
class JudgeInPlainJavaIT {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 5);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "deepobs, program=testproblem",
    "algoperf, program=workload",
    "taskset, program=task",
    "gpt-layers, program=gpt_model"
  })
  void saysTheSameAsThePhases(String name, String program) {
    String source = SharedFolders.archive(name);
    SparkSession spark = LocalSpark.session();
    String archive = folder.resolve("archive").toString();
    String warehouse = folder.resolve("warehouse").toString();
    Imported imported =
        new ImportRuns(
                spark, FieldColumns.of(List.of(program)), MetricNames.standard(), Instant.EPOCH)
            .read(Optional.empty(), List.of(source));
    new ArchiveWriter(spark, archive).add(imported.runs(), DATE, "test");
    new PublishDiagnosis(spark, archive, warehouse)
        .run(DATE, Rules.NAMES, Thresholds.STANDARD, "test");
    new PublishAttribution(spark, archive, warehouse).run(DATE, "test");

    Judged judged =
        Judged.of(
            new ArchiveReader(spark, archive)
                .upTo(DATE).collectAsList().stream().map(ArchivedRun::toHistory).toList(),
            Map.of(),
            new AppliedRules(Rules.NAMES, Thresholds.STANDARD));

    Warehouse published = new Warehouse(spark, warehouse);
    assertSame(published, Datasets.FINDINGS, judged.findings());
    assertSame(published, Datasets.RUN_SUMMARIES, judged.runs());
    assertSame(published, Datasets.DIAGNOSES, judged.causes());
    assertSame(published, Datasets.INSIGHTS, judged.insights());
  }

  private static <T extends Record> void assertSame(
      Warehouse published, StoredDataset<T> dataset, List<T> said) {
    List<T> rows = published.read(dataset, DATE).collectAsList();
    assertThat(said).as(dataset.name()).isNotEmpty().hasSameSizeAs(rows);
    Map<T, Integer> unmatched = new HashMap<>();
    rows.forEach(row -> unmatched.merge(row, 1, Integer::sum));
    said.forEach(row -> unmatched.merge(row, -1, Integer::sum));
    unmatched.values().removeIf(count -> count == 0);
    assertThat(unmatched.keySet().stream().limit(4)).as(dataset.name()).isEmpty();
  }
}

package dev.mltd.analysis.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.SharedFolders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** Whole real archives, every run and point accounted for; the counts were taken by other tools. */
class ImportArchivesIT {

  @Test
  void deepobsCountsItsAbsentValuesAsNan() {
    Imported imported = read("deepobs", "program=testproblem");
    assertThat(imported.setAside()).isEmpty();
    assertThat(imported.counts().runs()).isEqualTo(540);
    assertThat(imported.counts().points()).isEqualTo(150_120);
    assertThat(imported.counts().absentValues()).isEqualTo(17_924);
    assertThat(imported.counts().recognised()).isEqualTo("4 of 4 metrics recognised");
    assertCounts(imported, 540, 150_120, 150_120, 0, 0, 0);
    assertThat(imported.runs().select("program").distinct().count()).isEqualTo(4);
  }

  @Test
  void algoperfKeepsTheLastOfItsRepeatedSteps() {
    Imported imported = read("algoperf", "program=workload");
    assertThat(imported.setAside()).isEmpty();
    assertThat(imported.counts().runs()).isEqualTo(2_410);
    assertCounts(imported, 2_410, 3_900_329, 3_898_909, 1_408, 12, 0);
    assertThat(imported.counts().unrecognised())
        .containsExactly(
            "accumulated_eval_time",
            "accumulated_logging_time",
            "accumulated_submission_time",
            "score",
            "total_duration");
  }

  @Test
  void tasksetIsWhole() {
    Imported imported = read("taskset", "program=task");
    assertThat(imported.setAside()).isEmpty();
    assertThat(imported.counts().absentValues()).isEqualTo(47_412);
    assertThat(imported.counts().recognised()).isEqualTo("3 of 3 metrics recognised");
    assertCounts(imported, 4_000, 612_000, 612_000, 0, 0, 0);
  }

  @Test
  void layersOfRealNetworksAreFoundInTheirNames() {
    Imported imported = read("gpt-layers", "program=gpt_model");
    assertThat(imported.setAside()).isEmpty();
    assertThat(imported.counts().metrics()).hasSize(178);
    assertCounts(imported, 55, 146_162, 146_162, 0, 0, 0);
    ArchivedRun run = imported.runs().first();
    assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run.config()).containsKey("learning_rate").doesNotContainKey("run_name");
    assertThat(run.series())
        .filteredOn(series -> series.metric().equals("weight_norm"))
        .extracting(series -> series.layer())
        .contains("layer0_attn", "layer11_mlp");
  }

  private static Imported read(String archive, String... fields) {
    String folder = SharedFolders.archive(archive);
    return new ImportRuns(
            LocalSpark.session(),
            FieldColumns.of(List.of(fields)),
            MetricNames.standard(),
            Instant.EPOCH)
        .read(Optional.empty(), List.of(folder));
  }

  private static void assertCounts(
      Imported imported,
      long runs,
      long read,
      long kept,
      long repeats,
      long replaced,
      long restarts) {
    Dataset<Row> table = imported.runs().toDF();
    Row sums =
        table
            .agg(
                functions.count("*"),
                functions.sum("points_read"),
                functions.sum("points_kept"),
                functions.sum("repeats"),
                functions.sum("replaced"),
                functions.sum("restarts"),
                functions.sum("points_thinned"),
                functions.countDistinct("source.fingerprint"))
            .first();
    assertThat(
            List.of(sums.get(0), sums.get(1), sums.get(2), sums.get(3), sums.get(4), sums.get(5)))
        .containsExactly(runs, read, kept, repeats, replaced, restarts);
    assertThat(sums.getLong(6)).isZero();
    assertThat(sums.getLong(7)).isEqualTo(runs);
    long inSeries =
        table
            .selectExpr("aggregate(series, 0L, (sum, one) -> sum + size(one.values)) as points")
            .agg(functions.sum("points"))
            .first()
            .getLong(0);
    assertThat(inSeries).isEqualTo(kept);
  }
}

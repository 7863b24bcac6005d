package dev.mltd.analysis.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.ArchivedSeries;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.SharedFolders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files as real tools wrote them; the counts were taken from the files by other means. */
class ImportFixturesIT {

  @Test
  void keras() {
    Imported imported = read("keras");
    assertThat(imported.setAside()).isEmpty();
    assertPoints(imported, 10, 400);
    assertThat(canonical(imported))
        .containsExactly("train accuracy", "train loss", "validation accuracy", "validation loss");
  }

  @Test
  void lightning() {
    Imported imported = read("lightning");
    assertThat(imported.setAside()).isEmpty();
    assertPoints(imported, 21, 1_149);
    assertThat(canonical(imported)).containsExactly("train loss", "validation loss");
  }

  @Test
  void ultralytics() {
    Imported imported = read("yolo");
    assertPoints(imported, 35, 7_631);
    assertThat(imported.counts().runsWithoutPoints()).isEqualTo(22);
    assertThat(imported.setAside()).extracting(SetAside::kind).containsOnly(SetAside.Kind.NOTICE);
    assertThat(canonical(imported))
        .contains("train loss", "validation loss", "validation mean_average_precision");
  }

  /** TensorBoard's own event accumulator counts the same. */
  @Test
  void tensorBoard() {
    Imported imported = read("tensorboard");
    assertThat(imported.setAside()).isEmpty();
    assertPoints(imported, 3, 774 + 777 + 759);
    assertThat(canonical(imported)).contains("train loss", "validation wer", "gradient_norm");
    assertThat(imported.runs().collectAsList())
        .allSatisfy(run -> assertThat(run.config()).containsKey("learning_rate"));
  }

  @Test
  void mlperf() {
    Imported imported = read("mlperf");
    assertThat(imported.setAside()).isEmpty();
    assertThat(imported.runs().collectAsList())
        .extracting(ArchivedRun::program)
        .containsExactlyInAnyOrder("resnet", "llama2_70b_lora");
    assertThat(imported.runs().collectAsList())
        .allSatisfy(run -> assertThat(run.status()).isEqualTo(RunStatus.FINISHED))
        .allSatisfy(run -> assertThat(run.seed()).isNotNull());
    assertThat(canonical(imported)).contains("validation accuracy", "validation loss");
  }

  @Test
  void rayTune() {
    Imported imported = read("ray-tune");
    assertThat(imported.setAside()).isEmpty();
    assertPoints(imported, 4, 21_288);
    assertThat(canonical(imported)).contains("gradient_norm", "learning_rate", "weight_norm");
  }

  @Test
  void wandb() {
    Imported imported = read("wandb-csv");
    assertPoints(imported, 449, 75_510);
    assertThat(imported.counts().runsWithoutPoints()).isEqualTo(419);
    assertThat(imported.counts().metrics()).hasSize(175);
    assertThat(imported.setAside()).extracting(SetAside::kind).containsOnly(SetAside.Kind.NOTICE);
    assertThat(canonical(imported)).contains("train loss", "validation loss", "gradient_norm");
  }

  @Test
  void deepobs() {
    Imported imported = read("deepobs-json");
    assertThat(imported.setAside()).isEmpty();
    assertPoints(imported, 3, 47_204 + 46_952 + 902);
    assertThat(imported.counts().recognised()).isEqualTo("5 of 5 metrics recognised");
    assertThat(imported.runs().collectAsList())
        .extracting(ArchivedRun::program)
        .containsExactlyInAnyOrder("fmnist_2c2d", "mnist_vae", "quadratic_deep");
  }

  private static Imported read(String fixture) {
    String folder = SharedFolders.fixture(fixture);
    return new ImportRuns(
            LocalSpark.session(), new FieldColumns(), MetricNames.standard(), Instant.EPOCH)
        .read(Optional.empty(), List.of(folder));
  }

  private static void assertPoints(Imported imported, long runs, long points) {
    assertThat(imported.counts().runs()).isEqualTo(runs);
    assertThat(imported.counts().points()).isEqualTo(points);
    List<ArchivedRun> rows = imported.runs().collectAsList();
    assertThat(rows).hasSize((int) runs);
    assertThat(rows.stream().mapToLong(ArchivedRun::pointsRead).sum()).isEqualTo(points);
    assertThat(rows.stream().mapToLong(ImportFixturesIT::accountedFor).sum()).isEqualTo(points);
  }

  private static long accountedFor(ArchivedRun run) {
    return run.pointsKept() + run.repeats() + run.replaced() + run.pointsThinned();
  }

  private static List<String> canonical(Imported imported) {
    return imported.runs().collectAsList().stream()
        .flatMap(run -> run.series().stream())
        .filter(series -> series.layer().isEmpty() && !series.mappedBy().isEmpty())
        .map(ImportFixturesIT::name)
        .distinct()
        .sorted()
        .toList();
  }

  private static String name(ArchivedSeries series) {
    return (series.split().stored() + " " + series.metric()).strip();
  }
}

package dev.mltd.analysis.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.ArchivedSeries;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.archive.StepUnit;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.spark.LocalSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportPointsTest {
  private static final String POINTS = "run_id string, metric string, step bigint, value double";
  private static final String RUNS = "run_id string, task string, learning_rate double";
  private static final SparkSession SPARK = LocalSpark.session();

  @TempDir private Path folder;

  @Test
  void runsHavePointsAndConfigTogether() {
    points(row("a", "train_loss", 0L, 2.0), row("a", "train_loss", 1L, 1.0));
    runs(row("a", "t", 0.1));
    Imported imported = read("program=task");
    ArchivedRun run = only(imported);
    assertThat(run.program()).isEqualTo("t");
    assertThat(run.config()).containsOnlyKeys("learning_rate");
    assertThat(run.source().tool()).isEqualTo("points");
    assertThat(run.importedAt()).isEqualTo(Instant.EPOCH);
    assertThat(run.series()).hasSize(1);
    assertThat(run.series().get(0).metric()).isEqualTo("loss");
    assertThat(run.series().get(0).split()).isEqualTo(Split.TRAIN);
    assertThat(run.series().get(0).values()).containsExactly(2, 1);
    assertThat(imported.setAside()).isEmpty();
    assertThat(imported.counts().recognised()).isEqualTo("1 of 1 metrics recognised");
  }

  @Test
  void theOrderOfTheFileDecidesWhateverTheOrderOfTasks() {
    // Many small files: their parts reach the shuffle in any order.
    List<Row> rows = new ArrayList<>();
    for (int round = 0; round < 50; round++) {
      for (int run = 0; run < 20; run++) {
        rows.add(row("r" + run, "loss", (long) (round % 10), (double) round));
      }
    }
    SPARK
        .createDataFrame(rows, StructType.fromDDL(POINTS))
        .coalesce(1)
        .write()
        .option("maxRecordsPerFile", 100)
        .parquet(folder.resolve("points.parquet").toString());
    Imported imported = read();
    List<ArchivedRun> runs = imported.runs().collectAsList();
    assertThat(runs).hasSize(20);
    assertThat(runs)
        .allSatisfy(
            run -> {
              ArchivedSeries loss = run.series().get(0);
              assertThat(loss.steps()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
              assertThat(loss.values()).containsExactly(40, 41, 42, 43, 44, 45, 46, 47, 48, 49);
              assertThat(run.replaced()).isEqualTo(40);
              assertThat(run.restarts()).isEqualTo(4);
              assertThat(run.pointsRead()).isEqualTo(50);
            });
  }

  @Test
  void importingTwiceGivesTheSameRuns() {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int point = 0; point < 3_000; point++) {
      rows.add(
          row(
              "r" + random.nextInt(7),
              "m" + random.nextInt(3),
              (long) random.nextInt(200),
              random.nextDouble()));
    }
    write(POINTS, "points.parquet", rows);
    assertThat(fingerprints(read())).hasSize(7).isEqualTo(fingerprints(read()));
  }

  @Test
  void aNullValueIsNanAndCounted() {
    points(row("a", "loss", 0L, null), row("a", "loss", 1L, Double.NaN));
    Imported imported = read();
    assertThat(only(imported).series().get(0).values()).containsExactly(Double.NaN, Double.NaN);
    assertThat(imported.counts().absentValues()).isEqualTo(1);
  }

  @Test
  void pointsWithoutARunAreImportedAndSaidSo() {
    points(row("a", "loss", 0L, 1.0), row("b", "loss", 0L, 1.0));
    runs(row("a", "t", 0.1));
    Imported imported = read();
    assertThat(imported.counts().runs()).isEqualTo(2);
    assertThat(imported.counts().runsWithoutHeader()).isEqualTo(1);
    assertThat(imported.setAside()).hasSize(1);
    assertThat(imported.setAside().get(0).runId()).isEqualTo("b");
    assertThat(imported.setAside().get(0).kind()).isEqualTo(SetAside.Kind.NOTICE);
    assertThat(imported.lost()).isEmpty();
    assertThat(byId(imported, "b").config()).isEmpty();
  }

  @Test
  void runsWithoutPointsAreImportedAndSaidSo() {
    points(row("a", "loss", 0L, 1.0));
    runs(row("a", "t", 0.1), row("b", "t", 0.2));
    Imported imported = read();
    assertThat(imported.counts().runsWithoutPoints()).isEqualTo(1);
    assertThat(byId(imported, "b").series()).isEmpty();
    assertThat(imported.setAside())
        .extracting(SetAside::reason)
        .containsExactly("it has no points: imported without series");
  }

  @Test
  void aRunIdThatOccursTwiceIsSetAside() {
    points(row("a", "loss", 0L, 1.0), row("b", "loss", 0L, 1.0));
    runs(row("a", "t", 0.1), row("a", "t", 0.2), row("b", "t", 0.2));
    Imported imported = read();
    assertThat(only(imported).runId()).isEqualTo("b");
    assertThat(imported.lost()).hasSize(1);
    assertThat(imported.setAside().get(0).kind()).isEqualTo(SetAside.Kind.RUN);
    assertThat(imported.setAside().get(0).reason()).contains("2 runs have this id");
  }

  @Test
  void aConfigThatIsNoJsonSetsItsRunAside() {
    points(row("a", "loss", 0L, 1.0), row("b", "loss", 0L, 1.0));
    write(
        "run_id string, hparams string, config_depth int, width bigint",
        "runs.parquet",
        List.of(
            row("a", "{\"lr\": 0.1", null, null),
            row("b", "{\"opt\": {\"lr\": 0.1}, \"x\": null}", 3, 64L)));
    Imported imported = read();
    assertThat(only(imported).config())
        .containsOnly(
            Map.entry("learning_rate", "0.1"), Map.entry("depth", "3"), Map.entry("width", "64"));
    assertThat(imported.setAside().get(0).reason()).contains("not a JSON object");
  }

  @Test
  void pointsThatCannotBePlacedAreCounted() {
    points(
        row("a", "loss", 0L, 1.0),
        row("a", "loss", null, 1.0),
        row("a", null, 1L, 1.0),
        row(null, "loss", 1L, 1.0),
        row(null, "loss", 2L, 1.0));
    Imported imported = read();
    assertThat(only(imported).pointsRead()).isEqualTo(1);
    assertThat(imported.setAside())
        .filteredOn(row -> row.kind() == SetAside.Kind.POINTS)
        .extracting(SetAside::reason)
        .containsExactlyInAnyOrder(
            "2 points without a run_id were left out; fill that column",
            "1 points without a metric were left out; fill that column",
            "1 points without a step were left out; fill that column");
  }

  @Test
  void accuracyInPercentIsRecognisedByProgramNotByRun() {
    points(
        row("good", "val_acc", 0L, 10.0),
        row("good", "val_acc", 1L, 90.0),
        row("bad", "val_acc", 0L, 1.0),
        row("share", "val_acc", 0L, 1.0));
    runs(row("good", "t", 0.1), row("bad", "t", 0.1), row("share", "u", 0.1));
    Imported imported = read("program=task");
    assertThat(byId(imported, "good").series().get(0).values()).containsExactly(0.1, 0.9);
    assertThat(byId(imported, "bad").series().get(0).values()).containsExactly(0.01);
    assertThat(byId(imported, "share").series().get(0).values()).containsExactly(1);
  }

  @Test
  void layersAndFractionalStepsHaveTheirColumns() {
    write(
        "run_id string, metric string, step double, value float, layer string",
        "points.parquet",
        List.of(
            row("a", "grad_norm", 0.5, 1f, "fc1"),
            row("a", "grad_norm", 1.5, 2f, "fc1"),
            row("a", "grad_norm", 0.5, 3f, null)));
    ArchivedRun run = only(read());
    assertThat(run.series()).hasSize(2);
    assertThat(run.series()).extracting(ArchivedSeries::layer).containsExactlyInAnyOrder("", "fc1");
    assertThat(run.series()).extracting(ArchivedSeries::metric).containsOnly("gradient_norm");
    assertThat(run.series()).extracting(ArchivedSeries::stepUnit).containsOnly(StepUnit.RANK);
  }

  @Test
  void namesMayHoldAnything() {
    List<String> names =
        List.of("it's \"loss\"", "a/b c", " blank ", "损失", "emoji 😀", "", "x".repeat(3_000));
    write(
        POINTS,
        "points.parquet",
        names.stream().map(name -> row("run " + name, name, 0L, 1.0)).toList());
    List<ArchivedRun> runs = read().runs().collectAsList();
    assertThat(runs)
        .extracting(run -> run.series().get(0).rawName())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void aConfigMayHaveThousandsOfKeys() {
    points(row("a", "loss", 0L, 1.0));
    String json =
        IntStream.range(0, 3_000)
            .mapToObj(key -> "\"k%d\": %d".formatted(key, key))
            .collect(Collectors.joining(",", "{", "}"));
    write("run_id string, config string", "runs.parquet", List.of(row("a", json)));
    assertThat(only(read()).config()).hasSize(3_000);
  }

  @Test
  void aRunThatHasNotBegunIsNotImported() {
    points(row("a", "loss", 0L, 1.0));
    write(
        "run_id string, state string",
        "runs.parquet",
        List.of(row("a", "finished"), row("b", "pending")));
    Imported imported = read("status=state");
    assertThat(only(imported).status()).isEqualTo(RunStatus.FINISHED);
    assertThat(imported.setAside().get(0).reason()).contains("not begun");
    assertThat(imported.setAside().get(0).kind()).isEqualTo(SetAside.Kind.NOTICE);
  }

  @Test
  void seriesOfOnePointOfNanAndOfInfinitiesAreSeries() {
    points(
        row("a", "loss", 0L, 1.0),
        row("b", "loss", 0L, Double.NaN),
        row("c", "loss", 0L, Double.POSITIVE_INFINITY),
        row("c", "loss", 1L, Double.NEGATIVE_INFINITY));
    Imported imported = read();
    assertThat(byId(imported, "b").series().get(0).values()).containsExactly(Double.NaN);
    assertThat(byId(imported, "c").series().get(0).values())
        .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  @Test
  void twoFoldersAreOneImport(@TempDir Path second) {
    points(row("a", "loss", 0L, 1.0));
    SPARK
        .createDataFrame(List.of(row("b", "loss", 0L, 1.0)), StructType.fromDDL(POINTS))
        .write()
        .parquet(second.resolve("points.parquet").toString());
    Imported imported =
        imports().read(Optional.empty(), List.of(folder.toString(), second.toString()));
    assertThat(imported.runs().collectAsList())
        .extracting(ArchivedRun::program)
        .containsExactlyInAnyOrder(
            folder.getFileName().toString(), second.getFileName().toString());
  }

  @Test
  void aMissingColumnIsNamed() {
    write(
        "run_id string, metric string, value double",
        "points.parquet",
        List.of(row("a", "loss", 1.0)));
    refuses("no column 'step' (a number); it has run_id, metric, value");
  }

  @Test
  void aWronglyTypedColumnIsNamed() {
    write(
        "run_id string, metric string, step bigint, value string",
        "points.parquet",
        List.of(row("a", "loss", 1L, "1.0")));
    refuses("the column 'value' of", "must be a number but is string; write the column again");
  }

  @Test
  void aTruncatedFileIsNamed() throws IOException {
    points(row("a", "loss", 0L, 1.0));
    cutInHalf();
    refuses("points.parquet", "write it again");
  }

  @Test
  void aForeignFileIsNamed() throws IOException {
    Files.writeString(folder.resolve("points.parquet"), "run_id,metric,step,value\n");
    refuses("points.parquet", "write it again");
  }

  @Test
  void aFileWhosePagesAreDamagedIsNamed() throws IOException {
    points(row("a", "loss", 0L, 1.0), row("a", "loss", 1L, 2.0));
    rewrite(
        bytes -> {
          // Behind the magic bytes stand the first page's header and data; the footer stays whole.
          Arrays.fill(bytes, 4, 60, (byte) 0xFF);
          return bytes;
        });
    refuses("cannot be read");
  }

  @Test
  void numbersMayNameRuns() {
    write(
        "run_id bigint, metric string, step int, value decimal(10, 3)",
        "points.parquet",
        List.of(row(7L, "loss", 0, new BigDecimal("1.5"))));
    write("run_id bigint, lr double", "runs.parquet", List.of(row(7L, 0.1)));
    ArchivedRun run = only(read());
    assertThat(run.runId()).isEqualTo("7");
    assertThat(run.config()).containsEntry("learning_rate", "0.1");
    assertThat(run.series().get(0).values()).containsExactly(1.5);
  }

  @Test
  void aDamagedTableOfRunsIsSetAside() throws IOException {
    points(row("a", "loss", 0L, 1.0));
    Files.writeString(folder.resolve("runs.parquet"), "nothing of the kind");
    Imported imported = read();
    assertThat(imported.setAside())
        .extracting(SetAside::reason)
        .anySatisfy(reason -> assertThat(reason).contains("cannot be read as Parquet"));
  }

  @Test
  void theTrainingDataStandWhereTheUserSays() {
    points(row("a", "loss", 0L, 1.0));
    write(
        "run_id string, files string, data string",
        "runs.parquet",
        List.of(row("a", "/data/digits.csv", "digits")));
    ArchivedRun run = only(read("data=files"));
    assertThat(run.data().orElseThrow().path()).isEqualTo("/data/digits.csv");
    assertThat(run.data().orElseThrow().fingerprint()).isEmpty();
    assertThat(run.config()).containsOnly(Map.entry("data", "digits"));
    assertThat(only(read()).data()).isEmpty();
  }

  @Test
  void aColumnThatNoRunHasIsNamed() {
    points(row("a", "loss", 0L, 1.0));
    runs(row("a", "t", 0.1));
    assertThatThrownBy(() -> read("program=tusk"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("'tusk' that program is mapped to; they have [learning_rate, task]");
  }

  @Test
  void aFolderWithoutPointsIsRefused() {
    runs(row("a", "t", 0.1));
    assertThatThrownBy(() -> imports().read(Optional.of("points"), List.of(folder.toString())))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("has no points.parquet");
  }

  private void cutInHalf() throws IOException {
    rewrite(bytes -> Arrays.copyOf(bytes, bytes.length / 2));
  }

  private void rewrite(UnaryOperator<byte[]> change) throws IOException {
    try (var files = Files.list(folder.resolve("points.parquet"))) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith(".parquet")) {
          Files.write(file, change.apply(Files.readAllBytes(file)));
        } else {
          // A checksum that no longer fits would be found before the damage is.
          Files.delete(file);
        }
      }
    }
  }

  private void refuses(String... parts) {
    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .satisfies(
            thrown -> {
              for (String part : parts) {
                assertThat(thrown.getMessage()).contains(part);
              }
            });
  }

  private void points(Row... rows) {
    write(POINTS, "points.parquet", List.of(rows));
  }

  private void runs(Row... rows) {
    write(RUNS, "runs.parquet", List.of(rows));
  }

  private void write(String schema, String file, List<Row> rows) {
    Dataset<Row> table = SPARK.createDataFrame(rows, StructType.fromDDL(schema));
    table.coalesce(1).write().parquet(folder.resolve(file).toString());
  }

  private Imported read(String... fields) {
    return imports(fields).read(Optional.empty(), List.of(folder.toString()));
  }

  private static ImportRuns imports(String... fields) {
    return new ImportRuns(
        SPARK, FieldColumns.of(List.of(fields)), MetricNames.standard(), Instant.EPOCH);
  }

  private static Row row(Object... cells) {
    return RowFactory.create(cells);
  }

  private static ArchivedRun only(Imported imported) {
    List<ArchivedRun> runs = imported.runs().collectAsList();
    assertThat(runs).hasSize(1);
    return runs.get(0);
  }

  private static ArchivedRun byId(Imported imported, String id) {
    return imported.runs().collectAsList().stream()
        .filter(run -> run.runId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> fingerprints(Imported imported) {
    return imported.runs().collectAsList().stream()
        .sorted(Comparator.comparing(ArchivedRun::runId))
        .map(run -> run.source().fingerprint())
        .toList();
  }
}

package dev.mltd.analysis.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.ArchivedSeries;
import dev.mltd.analysis.archive.StepUnit;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.spark.LocalSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFilesTest {
  private static final SparkSession SPARK = LocalSpark.session();

  @TempDir private Path folder;

  @Test
  void oneBadRunDoesNotCostTheOthers() throws IOException {
    write("t1/params.json", "{\"lr\": 1}");
    write("t1/result.json", "{\"training_iteration\": 1, \"loss\": 2}\n");
    write("t2/params.json", "{\"lr\": ");
    write("t2/result.json", "{\"training_iteration\": 1, \"loss\": 2}\n");
    write("t3/params.json", "{}");
    write("t3/result.json", "no\nno\n");
    Imported imported = read(Optional.empty());
    String root = folder.getFileName().toString();
    assertThat(runs(imported)).extracting(ArchivedRun::runId).containsExactly(root + "/t1");
    assertThat(imported.setAside())
        .extracting(SetAside::runId)
        .containsExactly(root + "/t2", root + "/t3");
    assertThat(imported.setAside()).extracting(SetAside::kind).containsOnly(SetAside.Kind.RUN);
    assertThat(imported.setAside().get(1).reason()).contains("result.json:1 is not JSON");
  }

  @Test
  void wideParquetHasARowPerRunAndStep() {
    parquet(
        "run_id string, step int, train_loss double, val_acc float, note string, tags array<int>",
        "history.parquet",
        RowFactory.create("a", 0, 2.0, null, "hello", List.of(1)),
        RowFactory.create("a", 1, Double.NaN, 0.5f, "-Infinity", null),
        RowFactory.create("b", 0, 3.0, null, null, null),
        RowFactory.create(null, 0, 3.0, null, null, null));
    parquet("run_id string, lr double", "runs.parquet", RowFactory.create("a", 0.1));
    Imported imported = read(Optional.empty());
    ArchivedRun run = runs(imported).get(0);
    assertThat(run.source().tool()).isEqualTo("wide-parquet");
    assertThat(run.config()).containsEntry("learning_rate", "0.1");
    assertThat(run.series())
        .extracting(ArchivedSeries::rawName)
        .containsExactlyInAnyOrder("train_loss", "val_acc", "note");
    assertThat(series(run, "train_loss").values()).containsExactly(2, Double.NaN);
    assertThat(series(run, "val_acc").steps()).containsExactly(1);
    assertThat(series(run, "note").values()).containsExactly(Double.NEGATIVE_INFINITY);
    assertThat(imported.setAside())
        .extracting(SetAside::reason)
        .containsExactlyInAnyOrder(
            "1 rows have no run or no step and were left out",
            "it has points but no row in the table of runs: imported with an empty config");
  }

  @Test
  void exportedHistoriesNameTheirRunInTheFile() {
    String schema = "_step double, _timestamp double, _runtime double, `train/loss` double";
    parquet(schema, "part0.tmp", RowFactory.create(0.0, 9.0, 1.5, 3.0));
    parquet(schema, "part1.tmp", RowFactory.create(1.0, 9.0, 2.5, 2.0));
    rename("part0.tmp", "team_my_project_abc123_0.runhistory.parquet");
    rename("part1.tmp", "team_my_project_abc123_1.runhistory.parquet");
    Imported imported = read(Optional.of("wide"));
    assertThat(imported.setAside()).isEmpty();
    ArchivedRun run = runs(imported).get(0);
    assertThat(run.runId()).isEqualTo("abc123");
    assertThat(run.experiment()).isEqualTo("team_my_project");
    assertThat(run.series()).hasSize(1);
    assertThat(series(run, "train/loss").values()).containsExactly(3, 2);
    assertThat(series(run, "train/loss").seconds()).containsExactly(1.5, 2.5);
  }

  @Test
  void anExportOfNeptuneHasARowPerValue() {
    String schema =
        "project_id string, run_id string, attribute_path string, attribute_type string,"
            + " step decimal(18,6), timestamp timestamp, int_value bigint, float_value double,"
            + " string_value string, bool_value boolean, datetime_value timestamp,"
            + " string_set_value array<string>";
    parquet(
        schema,
        "RUN-1_part_0.parquet",
        neptune("parameters/lr", "float", null, 0.5, null),
        neptune("sys/owner", "string", null, null, "ada"),
        neptune("train/loss", "float_series", "1.500000", 2.0, null),
        neptune("train/loss", "float_series", "2.000000", Double.NaN, null));
    parquet(
        schema,
        "RUN-1_part_1.parquet",
        neptune("train/loss", "float_series", "3.000000", 1.0, null));
    Imported imported = read(Optional.empty());
    assertThat(imported.setAside()).isEmpty();
    ArchivedRun run = runs(imported).get(0);
    assertThat(run.program()).isEqualTo("team/digits");
    assertThat(run.owner()).isEqualTo("ada");
    assertThat(run.config()).containsEntry("learning_rate", "0.5");
    assertThat(series(run, "train/loss").values()).containsExactly(2, Double.NaN, 1);
    assertThat(series(run, "train/loss").stepUnit()).isEqualTo(StepUnit.RANK);
  }

  private static Row neptune(String path, String type, String step, Double number, String text) {
    return RowFactory.create(
        "team/digits",
        "RUN-1",
        path,
        type,
        step == null ? null : new BigDecimal(step),
        null,
        null,
        number,
        text,
        null,
        null,
        null);
  }

  @Test
  void trackiosParquetStandsBesideItsConfigs() {
    parquet(
        "run_name string, step bigint, timestamp string, `train/loss` double, note string",
        "digits.parquet",
        RowFactory.create("red", 0L, "2026-01-01T00:00:00+00:00", 2.0, "NaN"),
        RowFactory.create("red", 1L, "2026-01-01T00:00:02+00:00", 1.0, "words"));
    parquet(
        "run_name string, created_at string, lr double, _Username string",
        "digits_configs.parquet",
        RowFactory.create("red", "2026-01-01T00:00:00+00:00", 0.5, "ada"));
    Imported imported = read(Optional.empty());
    ArchivedRun run = runs(imported).get(0);
    assertThat(run.runId()).isEqualTo("digits/red");
    assertThat(run.config()).containsOnlyKeys("learning_rate");
    assertThat(series(run, "train/loss").seconds()).containsExactly(0, 2);
    assertThat(series(run, "note").values()).containsExactly(Double.NaN);
  }

  @Test
  void aDamagedParquetFileIsSetAside() throws IOException {
    parquet("run_id string, step int, loss double", "good.parquet", RowFactory.create("a", 0, 1.0));
    write("bad.parquet", "PAR1 and nothing more");
    Imported imported = read(Optional.empty());
    assertThat(runs(imported)).extracting(ArchivedRun::runId).containsExactly("a");
    assertThat(imported.setAside())
        .extracting(SetAside::reason)
        .anySatisfy(reason -> assertThat(reason).contains("cannot be read as Parquet"));
  }

  private void parquet(String schema, String file, Row... rows) {
    SPARK
        .createDataFrame(List.of(rows), StructType.fromDDL(schema))
        .coalesce(1)
        .write()
        .parquet(folder.resolve("written").toString());
    try (var parts = Files.list(folder.resolve("written"))) {
      Path part =
          parts.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(part, folder.resolve(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    delete(folder.resolve("written"));
  }

  private static void delete(Path written) {
    try (var files = Files.walk(written)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void rename(String from, String to) {
    try {
      Files.move(folder.resolve(from), folder.resolve(to));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Imported read(Optional<String> format) {
    return new ImportRuns(SPARK, new FieldColumns(), MetricNames.standard(), Instant.EPOCH)
        .read(format, List.of(folder.toString()));
  }

  private static List<ArchivedRun> runs(Imported imported) {
    return imported.runs().collectAsList().stream()
        .sorted(Comparator.comparing(ArchivedRun::runId))
        .toList();
  }

  private static ArchivedSeries series(ArchivedRun run, String rawName) {
    return run.series().stream()
        .filter(one -> one.rawName().equals(rawName))
        .findFirst()
        .orElseThrow();
  }
}

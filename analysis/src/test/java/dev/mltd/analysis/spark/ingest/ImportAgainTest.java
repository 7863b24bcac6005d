package dev.mltd.analysis.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.formats.KnownRuns;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportAgainTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  @Test
  void onlyTheRunThatGrewIsReadAgain() throws IOException {
    write("logs/a/log.csv", "epoch,loss\n0,3\n");
    write("logs/b/log.csv", "epoch,loss\n0,3\n");
    assertThat(importAt(DAY).counts().runs()).isEqualTo(2);
    append("logs/b/log.csv", "1,2\n");
    Imported again = importAt(DAY.plusDays(1));
    assertThat(again.counts().runs()).isEqualTo(1);
    assertThat(again.counts().unchanged()).isEqualTo(1);
    assertThat(archived(DAY.plusDays(1))).hasSize(2);
    assertThat(told).contains("Keras CSVLogger, 2 runs in " + folder.resolve("logs"));
  }

  @Test
  void aRepeatedImportOfTheSameDayKeepsItsRuns() throws IOException {
    write("logs/a/log.csv", "epoch,loss\n0,3\n");
    importAt(DAY);
    assertThat(importAt(DAY).counts().runs()).isZero();
    assertThat(importAt(DAY).counts().unchanged()).isEqualTo(1);
    assertThat(archived(DAY)).hasSize(1);
  }

  @Test
  void whatWasSetAsideIsTriedAgain() throws IOException {
    write("logs/a/log.csv", "epoch,loss\n0,3\n1\n2,1\n");
    write("logs/b/log.csv", "epoch,loss\n0,3\n");
    assertThat(importAt(DAY).lost()).hasSize(1);
    Imported again = importAt(DAY.plusDays(1));
    assertThat(again.lost()).hasSize(1);
    assertThat(again.counts().unchanged()).isEqualTo(1);
  }

  @Test
  void aProgramThatTurnsOutToLogPerCentIsReadAsAWhole() throws IOException {
    write("logs/a/log.csv", "epoch,loss,accuracy\n0,3,0.5\n");
    importAt(DAY);
    write("logs/b/log.csv", "epoch,loss,accuracy\n0,3,60\n");
    assertThat(importAt(DAY.plusDays(1)).counts().runs()).isEqualTo(2);
    assertThat(archived(DAY.plusDays(1)))
        .allSatisfy(
            run ->
                assertThat(run.series())
                    .filteredOn(series -> series.metric().equals("accuracy"))
                    .allSatisfy(series -> assertThat(series.values()[0]).isLessThan(1)));
  }

  @Test
  void anExperimentOfMlflowIsReadAgainWhereItsRunsGoOn() throws IOException, SQLException {
    Path store = KnownRuns.unpack("mlflow-sql", folder).resolve("mlflow.db");
    Files.createDirectories(folder.resolve("logs"));
    Files.move(store, folder.resolve("logs/mlflow.db"));
    assertThat(importAt(DAY).counts().runs()).isEqualTo(20);
    assertThat(told.get(0)).startsWith("MLflow SQLite, 2 experiments, 20 runs in ");
    Imported again = importAt(DAY.plusDays(1));
    assertThat(again.counts().runs()).as("the run that goes on").isEqualTo(1);
    assertThat(again.counts().unchanged()).isEqualTo(19);
    String url = "jdbc:sqlite:" + folder.resolve("logs/mlflow.db");
    try (Connection writer = DriverManager.getConnection(url)) {
      try (Statement statement = writer.createStatement()) {
        statement.execute("pragma journal_mode = wal");
      }
      try (Statement statement = writer.createStatement()) {
        statement.execute(
            "insert into metrics (key, value, timestamp, run_uuid, step, is_nan)"
                + " select 'late/loss', 1, 1, run_uuid, 0, 0 from runs where name = 'run-08'");
      }
      Imported whileWritten = importAt(DAY.plusDays(2));
      assertThat(whileWritten.counts().metrics()).containsKey("late/loss");
    }
  }

  @Test
  void anEventFileThatGrowsIsFinishedNextTime() throws IOException {
    Path run = KnownRuns.unpack("tensorboard", folder).resolve("run-00");
    Path file;
    try (var files = Files.list(run)) {
      file = files.findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(file);
    Path growing = folder.resolve("logs/run/" + file.getFileName());
    Files.createDirectories(growing.getParent());
    Files.write(growing, Arrays.copyOf(whole, whole.length / 2));
    Imported first = importAt(DAY);
    assertThat(archived(DAY).get(0).truncated()).isTrue();
    assertThat(first.counts().points()).isBetween(10L, 35L);
    Files.write(growing, whole);
    assertThat(importAt(DAY.plusDays(1)).counts().points()).isEqualTo(36);
    assertThat(archived(DAY.plusDays(1)).get(0).truncated()).isFalse();
  }

  private Imported importAt(LocalDate date) {
    SparkSession spark = LocalSpark.session();
    String archive = folder.resolve("archive").toString();
    ImportMemory memory = new ImportMemory(spark, archive);
    told.clear();
    Imported imported =
        new ImportRuns(spark, new FieldColumns(), MetricNames.standard(), Instant.EPOCH)
            .knowing(memory, date)
            .telling(told::add)
            .read(Optional.empty(), List.of(folder.resolve("logs").toString()));
    new ArchiveWriter(spark, archive).add(imported.runs(), date, "test");
    memory.add(imported, date, "test");
    return imported;
  }

  private List<ArchivedRun> archived(LocalDate date) {
    return new ArchiveReader(LocalSpark.session(), folder.resolve("archive").toString())
        .upTo(date)
        .collectAsList();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void append(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text, StandardOpenOption.APPEND);
  }
}

package dev.mltd.analysis.spark.tables;

import static dev.mltd.analysis.spark.SmallArchive.dataset;
import static dev.mltd.analysis.spark.SmallArchive.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.ArchiveWriter.Added;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);

  @TempDir private Path folder;
  private ArchiveWriter writer;

  @BeforeEach
  void openArchive() {
    writer = new ArchiveWriter(LocalSpark.session(), folder.toString());
  }

  @Test
  void givesBackEveryRunAsItWasWritten() {
    RunHistory written =
        run("r/1 '\"\u4f60\u597d", 0.1, 1.0, Double.NaN, Double.NEGATIVE_INFINITY, 0.25);
    writer.add(dataset(written), MONDAY, "test");

    RunHistory read = read(MONDAY).get(0);
    assertThat(read.run()).isEqualTo(written.run());
    Series series = read.series().get(0);
    assertThat(series.metric()).isEqualTo(written.series().get(0).metric());
    assertThat(series.naming()).isEqualTo(written.series().get(0).naming());
    assertThat(series.steps()).isEqualTo(written.series().get(0).steps());
    assertThat(series.values()).isEqualTo(written.series().get(0).values());
  }

  @Test
  void aRunOfAnArchiveFromBeforeDataWereNamedHasNone() {
    dataset(run("old", 0.1, 1.0)).drop("data").write().parquet(folder.resolve("old").toString());
    ArchivedRun row =
        LocalSpark.session()
            .read()
            .schema(Datasets.RUNS.encoder().schema())
            .parquet(folder.resolve("old").toString())
            .as(Datasets.RUNS.encoder())
            .head();
    assertThat(row.toHistory().run().data()).isEmpty();
    writer.add(
        LocalSpark.session().createDataset(List.of(row), Datasets.RUNS.encoder()), MONDAY, "test");
    assertThat(read(MONDAY).get(0).run().data()).isEmpty();
  }

  @Test
  void aRunThatGrewIsReadInItsNewestFormNotYoungerThanTheDate() {
    writer.add(dataset(run("grows", 0.1, 1.0)), MONDAY, "test");
    writer.add(dataset(run("grows", 0.1, 1.0, 0.5)), TUESDAY, "test");

    assertThat(read(MONDAY).get(0).series().get(0).size()).isEqualTo(1);
    assertThat(read(TUESDAY)).hasSize(1);
    assertThat(read(TUESDAY).get(0).series().get(0).size()).isEqualTo(2);
  }

  @Test
  void anUnchangedRunIsNotWrittenAgain() {
    writer.add(dataset(run("a", 0.1, 1.0), run("b", 0.1, 2.0)), MONDAY, "test");
    Added added = writer.add(dataset(run("a", 0.1, 1.0), run("b", 0.1, 2.0, 1.0)), TUESDAY, "test");

    assertThat(added.written()).isEqualTo(1);
    assertThat(read(TUESDAY)).hasSize(2);
  }

  @Test
  void twoImportsOnOneDayAddUpAndARepeatedOneChangesNothing() {
    writer.add(dataset(run("a", 0.1, 1.0)), MONDAY, "test");
    Added second = writer.add(dataset(run("b", 0.1, 2.0)), MONDAY, "test");
    Added again = writer.add(dataset(run("b", 0.1, 2.0)), MONDAY, "test");

    assertThat(second.kept()).isEqualTo(1);
    assertThat(again).isEqualTo(second);
    assertThat(read(MONDAY)).extracting(one -> one.run().runId()).containsExactly("a", "b");
  }

  @Test
  void theInputFingerprintDependsOnTheRunsAndNotOnTheirOrder() {
    writer.add(dataset(run("a", 0.1, 1.0), run("b", 0.1, 2.0)), MONDAY, "test");
    String before = fingerprint();
    writer.add(dataset(run("b", 0.1, 2.0), run("a", 0.1, 1.0)), MONDAY, "test");
    assertThat(fingerprint()).isEqualTo(before);
    writer.add(dataset(run("a", 0.1, 1.5)), MONDAY, "test");
    assertThat(fingerprint()).isNotEqualTo(before);
  }

  @Test
  void anArchiveThatIsNotThereSaysHowToMakeOne() {
    assertThatThrownBy(() -> read(MONDAY))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("mltd import");
  }

  @Test
  void anArchiveThatBeginsLaterSaysWhen() {
    writer.add(dataset(run("a", 0.1, 1.0)), TUESDAY, "test");
    assertThatThrownBy(() -> read(MONDAY))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("begins on " + TUESDAY);
  }

  private String fingerprint() {
    return new ArchiveReader(LocalSpark.session(), folder.toString())
        .folder()
        .current(MONDAY)
        .orElseThrow()
        .provenance()
        .inputFingerprint();
  }

  private List<RunHistory> read(LocalDate date) {
    return new ArchiveReader(LocalSpark.session(), folder.toString())
        .upTo(date).collectAsList().stream()
            .map(ArchivedRun::toHistory)
            .sorted(Comparator.comparing(one -> one.run().runId()))
            .toList();
  }
}

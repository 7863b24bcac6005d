package dev.mltd.jobs;

import static dev.mltd.analysis.spark.SmallArchive.run;
import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.SmallArchive;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisCommandsTest {
  private static final String DATE = "2026-01-05";

  @TempDir private static Path folder;
  private static Spoken diagnosed;

  @BeforeAll
  static void diagnose() {
    List<RunHistory> runs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double[] loss = new double[30];
      for (int step = 0; step < loss.length; step++) {
        loss[step] = 0.1 + Math.exp(-step / (5.0 + 0.1 * i));
      }
      runs.add(run("good-" + i, 0.1 + 0.001 * i, loss));
    }
    runs.add(run("evil \u001b[2J <b>", 10, 1.0, 5.0, Double.NaN, Double.NaN));
    new ArchiveWriter(LocalSpark.session(), archive().toString())
        .add(SmallArchive.dataset(runs.toArray(RunHistory[]::new)), LocalDate.parse(DATE), "test");
    diagnosed =
        mltd("diagnose", "--archive", archive(), "--warehouse", warehouse(), "--sweep-date", DATE);
  }

  @Test
  void diagnoseSaysHowManyRunsAreFailingAndHow() {
    assertThat(diagnosed.err()).isEmpty();
    assertThat(diagnosed.exitCode()).isZero();
    assertThat(diagnosed.out())
        .contains("11 runs of 1 programs: 1 failing, 10 healthy, 0 not judged")
        .contains("LossBecameNonFinite")
        .contains("turned NaN or infinite at step 2");
  }

  @Test
  void aHostileNameCannotRewriteTheScreen() {
    assertThat(diagnosed.out()).doesNotContain("\u001b").contains("evil \\u001b[2J");
  }

  @Test
  void explainShowsTheCurveAndTheFindingsOfARun() {
    Spoken explained = mltd("explain", "<b>", "--archive", archive(), "--warehouse", warehouse());
    assertThat(explained.exitCode()).as(explained.err()).isZero();
    assertThat(explained.out())
        .contains("failing; program", "train loss", "learning_rate = 10.0")
        .contains("CRITICAL LossBecameNonFinite")
        .containsPattern("[\u2801-\u28ff]");
  }

  @Test
  void attributeSaysWhyTheFailingRunsFailAndExplainShowsTheEvidence() {
    Spoken attributed =
        mltd("attribute", "--archive", archive(), "--warehouse", warehouse(), "--sweep-date", DATE);
    assertThat(attributed.exitCode()).as(attributed.err()).isZero();
    assertThat(attributed.out()).contains("likeliest cause", "LearningRateTooHigh");
    assertThat(mltd("explain", "<b>", "--archive", archive(), "--warehouse", warehouse()).out())
        .contains("Why", "LearningRateTooHigh", "+ LossBecameNonFinite: ");
    assertThat(explainExperiment("sweep").out())
        .contains("Hopeless runs", "1 runs were not finite any more");
    Spoken unknown = explainExperiment("no such study");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("no experiment 'no such study'", "[sweep]");
  }

  @Test
  void causesListsTheCatalogueAndTellsAllAboutOne() {
    assertThat(mltd("causes").out()).contains("LearningRateTooHigh", "UnitsDead");
    assertThat(mltd("causes", "UnitsDead").out()).contains("Means", "Source");
    assertThat(mltd("causes", "NoSuchCause").exitCode()).isEqualTo(2);
  }

  @Test
  void explainNamesTheRunThatItCannotFind() {
    Spoken explained =
        mltd("explain", "nobody", "--archive", archive(), "--warehouse", warehouse());
    assertThat(explained.exitCode()).isEqualTo(1);
    assertThat(explained.err()).contains("'nobody'");
  }

  @Test
  void profileSaysForEachDataSetWhatItHoldsOrWhyNothing() {
    Spoken profiled =
        mltd(
            "profile",
            "--archive",
            archive(),
            "--warehouse",
            folder.resolve("profiles"),
            "--sweep-date",
            DATE);
    assertThat(profiled.exitCode()).as(profiled.err()).isZero();
    assertThat(profiled.out()).contains("data/mnist: no profile: there is no such file");
  }

  @Test
  void exportWritesOneFileInTheWantedFormat() throws IOException {
    Path file = folder.resolve("findings.csv");
    Spoken exported = export(file);
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(Files.readAllLines(file).get(0)).contains("run_id", "rule", "severity");
    assertThat(folder).isDirectoryNotContaining("glob:**.export*");
  }

  @Test
  void exportNeverOverwritesAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("precious.csv"));
    assertThat(export(file).exitCode()).isEqualTo(2);
    assertThat(file).isEmptyFile();
  }

  @Test
  void wrongUsageIsExitTwoWithTheRightUsage() {
    Spoken spoken = mltd("diagnose", "--archive", archive());
    assertThat(spoken.exitCode()).isEqualTo(2);
    assertThat(spoken.err()).contains("--warehouse", "Usage: mltd diagnose");
  }

  @Test
  void anArchiveThatIsNotThereIsExitOneAndSaysWhatToDo() {
    Spoken spoken =
        mltd(
            "diagnose",
            "--archive",
            folder.resolve("nowhere"),
            "--warehouse",
            warehouse(),
            "--sweep-date",
            DATE);
    assertThat(spoken.exitCode()).isEqualTo(1);
    assertThat(spoken.err()).contains("nowhere", "mltd import").doesNotContain("\tat ");
  }

  @Test
  void aThresholdsFileThatNamesNoRuleIsExitTwoWithItsLine() throws IOException {
    Path file =
        Files.writeString(folder.resolve("limits.yaml"), "limits:\n  NoSuchRule:\n    a: 1\n");
    Spoken spoken =
        mltd(
            "diagnose",
            "--archive",
            archive(),
            "--warehouse",
            warehouse(),
            "--sweep-date",
            DATE,
            "--thresholds",
            file);
    assertThat(spoken.exitCode()).isEqualTo(2);
    assertThat(spoken.err()).contains("limits.yaml:3: there is no rule 'NoSuchRule'");
  }

  @Test
  void rulesListsTheCatalogueAndTellsAllAboutOne() {
    assertThat(mltd("rules").out()).contains("LossBecameNonFinite", "LossDiverges");
    assertThat(mltd("rules", "LossDiverges").out()).contains("Sees", "Means", "Needs", "Limit");
    assertThat(mltd("rules", "NoSuchRule").exitCode()).isEqualTo(2);
  }

  private static Spoken explainExperiment(String name) {
    return mltd(
        "explain", "--experiment", name, "--archive", archive(), "--warehouse", warehouse());
  }

  private static Spoken export(Path file) {
    return Spoken.export(warehouse(), "findings", LocalDate.parse(DATE), file);
  }

  private static Path archive() {
    return folder.resolve("archive");
  }

  private static Path warehouse() {
    return folder.resolve("warehouse");
  }
}

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
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(OrderAnnotation.class)
class ReportCommandsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final LocalDate SECOND = FIRST.plusDays(1);

  @TempDir private static Path folder;

  @BeforeAll
  static void judgeTwoSweeps() {
    List<RunHistory> runs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double[] loss = new double[30];
      for (int step = 0; step < loss.length; step++) {
        loss[step] = 0.1 + Math.exp(-step / (5.0 + 0.1 * i));
      }
      runs.add(run("good-" + i, 0.1 + 0.001 * i, loss));
    }
    runs.add(run("evil <b>", 10, 1.0, 5.0, Double.NaN, Double.NaN));
    archive(FIRST, runs);
    archive(SECOND, List.of(run("evil again", 10, 1.0, 6.0, Double.NaN, Double.NaN)));
    for (LocalDate date : List.of(FIRST, SECOND)) {
      for (String phase : List.of("diagnose", "attribute")) {
        assertThat(phase(phase, date).exitCode()).isZero();
      }
    }
  }

  private static void archive(LocalDate date, List<RunHistory> runs) {
    new ArchiveWriter(LocalSpark.session(), folder.resolve("archive").toString())
        .add(SmallArchive.dataset(runs.toArray(RunHistory[]::new)), date, "test");
  }

  private static Spoken phase(String name, LocalDate date, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                name,
                "--archive",
                folder.resolve("archive"),
                "--warehouse",
                folder.resolve("warehouse"),
                "--sweep-date",
                date));
    words.addAll(List.of(more));
    return mltd(words.toArray());
  }

  @Test
  @Order(1)
  void aDashboardBeforeAnyReportSaysWhatToDo() throws IOException {
    assertThat(Files.readString(dashboard()))
        .contains("No sweep was reported", "mltd report", "2026-01-05", "2026-01-06");
  }

  @Test
  @Order(2)
  void reportEndsWithItsPathAndItsVerdict() throws IOException {
    Path out = folder.resolve("first");
    Spoken reported = phase("report", FIRST, "--out", out);
    assertThat(reported.exitCode()).as(reported.err()).isZero();
    assertThat(reported.out())
        .contains("11 runs of 1 program: 1 failing, 10 healthy.", "No fix was tried in this sweep.")
        .endsWith(out.resolve("index.html") + System.lineSeparator());
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("evil &lt;b&gt;", "Learning rate too high")
        .doesNotContain("evil <b>");
    assertThat(Files.readString(out.resolve("tables/findings.csv")))
        .contains("evil <b>,LossBecameNonFinite,CRITICAL");
  }

  @Test
  @Order(3)
  void theNextReportSaysWhatIsIllAgain() throws IOException {
    Spoken reported = phase("report", SECOND, "--out", folder.resolve("second"));
    assertThat(reported.exitCode()).as(reported.err()).isZero();
    assertThat(reported.out())
        .contains("Since 5 January 2026: 0 newly failing, 1 failing again, 0 recovered.");
  }

  @Test
  @Order(4)
  void theDashboardLinksTheReportOfEverySweep() throws IOException {
    assertThat(Files.readString(dashboard()))
        .contains("href=\"../first/index.html\"", "href=\"../second/index.html\"")
        .contains("Open and fixed runs by owner");
  }

  @Test
  @Order(5)
  void aDateWithoutASweepGivesAPageThatSaysSo() throws IOException {
    Path out = folder.resolve("nothing");
    Spoken reported = phase("report", FIRST.minusDays(9), "--out", out);
    assertThat(reported.exitCode()).as(reported.err()).isZero();
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("There is no sweep of 27 December 2025");
  }

  private static Path dashboard() {
    Path out = folder.resolve("dashboard");
    Spoken spoken = mltd("dashboard", "--warehouse", folder.resolve("warehouse"), "--out", out);
    assertThat(spoken.exitCode()).as(spoken.err()).isZero();
    assertThat(spoken.out()).contains(out.resolve("index.html").toString());
    return out.resolve("index.html");
  }
}

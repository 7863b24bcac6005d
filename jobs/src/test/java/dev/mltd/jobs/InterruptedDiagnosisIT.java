package dev.mltd.jobs;

import static dev.mltd.analysis.spark.SmallArchive.run;
import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.SmallDisk;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.SmallArchive;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was published stays readable whatever happens to the process that publishes next. */
class InterruptedDiagnosisIT {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 5);

  @TempDir private Path folder;

  @BeforeEach
  void makeArchive() {
    List<RunHistory> runs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      runs.add(run("run-" + i, 0.1 * i, 1.0, 0.5, 0.3 + 0.01 * i));
    }
    new ArchiveWriter(LocalSpark.session(), folder.resolve("archive").toString())
        .add(SmallArchive.dataset(runs.toArray(RunHistory[]::new)), DATE, "test");
  }

  @Test
  void aKillWhileWritingLeavesTheLastDiagnosisReadable() throws Exception {
    assertThat(diagnose("warehouse").exitCode()).isZero();
    List<String> before = exported();

    for (String dataset : List.of("findings", "run_summaries")) {
      Path watched = folder.resolve("warehouse").resolve(dataset).resolve("sweep_date=" + DATE);
      // The first thing that appears is the folder of the new attempt.
      OwnProcess.killWhenItWrites(OwnProcess.mltd(diagnosis("warehouse")), watched);
      assertThat(exported()).isEqualTo(before);
    }
    assertThat(diagnose("warehouse").exitCode()).isZero();
    assertThat(exported()).isEqualTo(before);
  }

  @Test
  void aFullDiskFailsWithAReasonAndLeavesTheLastDiagnosisReadable() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    try (SmallDisk disk = SmallDisk.mounted(small, "diagnosis on a full disk")) {
      assertThat(diagnose("small/warehouse").exitCode()).isZero();
      DatasetFolder summaries =
          new DatasetFolder(
              small.resolve("warehouse").toString(), "run_summaries", new Configuration());
      String attempt = summaries.current(DATE).orElseThrow().attempt();
      disk.fill();

      Spoken failed = diagnose("small/warehouse");

      assertThat(failed.exitCode()).isEqualTo(1);
      assertThat(failed.err()).contains("No space left on device");
      assertThat(summaries.current(DATE).orElseThrow().attempt()).isEqualTo(attempt);
      assertThat(summaries.paths(summaries.current(DATE).orElseThrow())).isNotEmpty();
    }
  }

  @Test
  void aTargetThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(folder.resolve("a-file"), "not a folder");
    Spoken failed = diagnose("a-file");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("a-file");
  }

  private Spoken diagnose(String warehouse) {
    return mltd(diagnosis(warehouse));
  }

  private Object[] diagnosis(String warehouse) {
    return new Object[] {
      "diagnose",
      "--archive",
      folder.resolve("archive"),
      "--warehouse",
      folder.resolve(warehouse),
      "--sweep-date",
      DATE
    };
  }

  private List<String> exported() throws IOException {
    return Spoken.exported(folder.resolve("warehouse"), "run_summaries", DATE);
  }
}

package dev.mltd.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archive, warehouse and report in a store that can neither rename nor replace at once. */
class ObjectStoreIT {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);

  @TempDir private Path folder;

  private ObjectStore store;

  @BeforeEach
  void open() throws IOException {
    store = ObjectStore.start(folder.resolve("store"), "sweeps in an object store");
    EmbeddedLab.write("iris-mlp", folder.resolve("archive"), DATE.minusDays(1));
    org.apache.hadoop.fs.Path archive = new org.apache.hadoop.fs.Path(store.uri("archive"));
    try (FileSystem files = FileSystem.newInstance(archive.toUri(), store.configuration())) {
      files.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(folder.resolve("archive").toUri()), archive);
    }
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void aWholeSweepIsKeptThereWhateverHappensToTheDriverThatPublishesNext() throws Exception {
    Path programs = folder.resolve("programs.yaml");
    Files.writeString(
        programs,
        """
        programs:
          iris-mlp:
            trainer: dl4j
            data: bundled
        """);
    run(
        "run",
        "--archive",
        store.uri("archive"),
        "--warehouse",
        store.uri("warehouse"),
        "--sweep-date",
        DATE,
        "--programs",
        programs,
        "--trainings",
        20,
        "--out",
        store.uri("report"));
    assertThat(store.file("report/index.html")).isNotEmptyFile();
    assertThat(dataset("comparisons").current(DATE)).isPresent();
    assertThat(exported(store.uri("warehouse"))).isEqualTo(ofAFolder());

    for (String name : List.of("findings", "run_summaries")) {
      Published before = dataset(name).current(DATE).orElseThrow();
      OwnProcess.killWhenItWrites(
          store.mltd(diagnosis()),
          store.file("warehouse").resolve(name).resolve("sweep_date=" + DATE));
      Published after = dataset(name).current(DATE).orElseThrow();
      assertThat(after.attempt()).isEqualTo(before.attempt());
      assertThat(dataset(name).paths(after)).isNotEmpty();
    }
    assertThat(exported(store.uri("warehouse"))).isEqualTo(ofAFolder());

    run(diagnosis());
    assertThat(exported(store.uri("warehouse"))).isEqualTo(ofAFolder());

    run("dashboard", "--warehouse", store.uri("warehouse"), "--out", store.uri("dashboard"));
    assertThat(store.file("dashboard/index.html"))
        .content()
        .contains("href=\"../report/index.html\"");
    for (LocalDate date : List.of(DATE.minusDays(1), DATE)) {
      run(
          "report",
          "--archive",
          store.uri("archive"),
          "--warehouse",
          store.uri("warehouse"),
          "--sweep-date",
          date,
          "--out",
          store.uri("reports/" + date));
      assertThat(store.file("reports/%s/index.html".formatted(date))).exists();
    }
    run(
        "clean",
        "--warehouse",
        store.uri("warehouse"),
        "--keep",
        1,
        "--reports",
        store.uri("reports"));
    assertThat(store.file("reports/2026-01-30/index.html")).doesNotExist();
    assertThat(store.file("reports/2026-01-31/index.html")).exists();
    assertThat(dataset("findings").current(DATE)).isPresent();
  }

  private Object[] diagnosis() {
    return new Object[] {
      "diagnose",
      "--archive",
      store.uri("archive"),
      "--warehouse",
      store.uri("warehouse"),
      "--sweep-date",
      DATE
    };
  }

  private DatasetFolder dataset(String name) {
    return new DatasetFolder(store.uri("warehouse"), name, store.configuration());
  }

  private void run(Object... arguments) throws IOException, InterruptedException {
    Path log = folder.resolve("command.log");
    int code =
        store
            .mltd(arguments)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertThat(code).as(Files.readString(log)).isZero();
  }

  /** What the same diagnosis publishes into a folder. */
  private String ofAFolder() throws IOException, InterruptedException {
    Path warehouse = folder.resolve("warehouse");
    if (!Files.exists(warehouse)) {
      for (String phase : List.of("profile", "diagnose")) {
        run(
            phase,
            "--archive",
            folder.resolve("archive"),
            "--warehouse",
            warehouse,
            "--sweep-date",
            DATE);
      }
    }
    return exported(warehouse.toString());
  }

  private String exported(String warehouse) throws IOException, InterruptedException {
    Path file = folder.resolve("exported.csv");
    Files.deleteIfExists(file);
    run(
        "export",
        "--warehouse",
        warehouse,
        "--dataset",
        "findings",
        "--sweep-date",
        DATE,
        "--to",
        file);
    return String.join("\n", Files.readAllLines(file).stream().sorted().toList());
  }
}

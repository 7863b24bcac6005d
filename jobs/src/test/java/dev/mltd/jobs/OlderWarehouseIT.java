package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.exported;
import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Parquet;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An archive and a warehouse that an older version wrote, with a sweep from import to report;
 * {@code older/make.sh} says how. Its program is not there any more, so that nothing can be trained
 * anew.
 */
class OlderWarehouseIT {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);
  private static final Set<String> PATHS =
      Set.of("archive", "warehouse", "programs.yaml", "waves", "page", "sweeps");

  @TempDir private Path folder;

  @BeforeEach
  void unpack() throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(OlderWarehouseIT.class.getResourceAsStream("older/older.zip"))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, zip.readAllBytes());
      }
    }
    Files.write(
        folder.resolve("programs.yaml"),
        OlderWarehouseIT.class.getResourceAsStream("older/programs.yaml").readAllBytes());
  }

  @Test
  void allOfItIsRead() throws IOException {
    for (StoredDataset<?> dataset : Datasets.OF_WAREHOUSE) {
      assertThat(exported(warehouse(), dataset.name(), DATE))
          .as(dataset.name())
          .hasSizeGreaterThan(1);
      assertThat(read(dataset)).as(dataset.name()).isNotEmpty();
    }
    assertThat(says("explain waves/rate5.0 --archive archive --warehouse warehouse"))
        .contains("LearningRateTooHigh");
    says("report --archive archive --warehouse warehouse --sweep-date 2026-01-31 --out page");
    assertThat(folder.resolve("page").resolve("summary.md"))
        .content()
        .contains("Verified fixes", "learning\\_rate from 5.0 to 0.05");
    says("dashboard --warehouse warehouse --out sweeps");
    assertThat(folder.resolve("sweeps").resolve("index.html")).content().contains(DATE.toString());
  }

  @Test
  void itsSweepIsRepeatedWithoutOneTrainingMore() throws IOException {
    List<FixVerdict> before = read(Datasets.COMPARISONS);
    List<Path> trainings = trainings();
    assertThat(trainings).hasSize(13);
    says("diagnose --archive archive --warehouse warehouse --sweep-date 2026-01-31");
    says("attribute --archive archive --warehouse warehouse --sweep-date 2026-01-31");
    says(
        "plan --archive archive --warehouse warehouse --sweep-date 2026-01-31 --programs"
            + " programs.yaml");
    says(
        "retrain --stage selection --archive archive --warehouse warehouse --sweep-date 2026-01-31"
            + " --programs programs.yaml");
    says("select --archive archive --warehouse warehouse --sweep-date 2026-01-31");
    says(
        "retrain --stage confirmation --archive archive --warehouse warehouse --sweep-date"
            + " 2026-01-31 --programs programs.yaml");
    says("diagnose --of retrained --archive archive --warehouse warehouse --sweep-date 2026-01-31");
    says("compare --archive archive --warehouse warehouse --sweep-date 2026-01-31");
    assertThat(trainings()).isEqualTo(trainings);
    // The older one named its warehouse by a path from where it was started.
    assertThat(read(Datasets.COMPARISONS))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("modelPath")
        .isEqualTo(before);
  }

  @Test
  void theNextSweepAsksNothingThatWasJudged() throws IOException {
    Path log = folder.resolve("waves").resolve("rate0.07").resolve("log.csv");
    Files.createDirectories(log.getParent());
    Files.writeString(log.resolveSibling("config.json"), "{\"learning_rate\": 0.07}");
    Files.writeString(log, "epoch,loss,val_loss,val_accuracy\n0,1,1,0.5\n1,0.9,0.9,0.6\n");
    assertThat(says("import waves --archive archive --sweep-date 2026-02-01"))
        .contains("1 of them new or changed");
    assertThat(says("diagnose --archive archive --warehouse warehouse --sweep-date 2026-02-01"))
        .contains("12 runs of 1 program");
    says("attribute --archive archive --warehouse warehouse --sweep-date 2026-02-01");
    assertThat(
            says(
                "plan --archive archive --warehouse warehouse --sweep-date 2026-02-01 --programs"
                    + " programs.yaml"))
        .contains("0 of ");
    says("clean --warehouse warehouse --keep 1");
    assertThat(read(Datasets.COMPARISONS)).hasSize(1);
    assertThat(folder.resolve("warehouse").resolve("models")).isNotEmptyDirectory();
  }

  @Test
  void whatLacksAColumnIsRefusedWithTheCommandThatMakesItAgain() {
    SparkSession spark = LocalSpark.session();
    DatasetFolder verdicts = warehouse(spark).folder(Datasets.COMPARISONS);
    Row one =
        spark
            .read()
            .parquet(verdicts.paths(verdicts.current(DATE).orElseThrow()).get(0))
            .drop("verdict")
            .first();
    Attempt attempt = verdicts.newAttempt(DATE);
    Parquet.write(spark.createDataFrame(List.of(one), one.schema()), attempt.path());
    attempt.publish(Provenance.of("older", "any"), 1);
    Spoken spoken =
        say("report --archive archive --warehouse warehouse --sweep-date 2026-01-31 --out page");
    assertThat(spoken.exitCode()).isNotZero();
    assertThat(spoken.err()).contains("`mltd compare` makes it again");
  }

  private <T extends Record> List<T> read(StoredDataset<T> dataset) {
    return warehouse(LocalSpark.session()).read(dataset, DATE).collectAsList();
  }

  private Warehouse warehouse(SparkSession spark) {
    return new Warehouse(spark, warehouse().toString());
  }

  private Path warehouse() {
    return folder.resolve("warehouse");
  }

  /** The folders of what was trained, in which every attempt has one of its own. */
  private List<Path> trainings() throws IOException {
    try (Stream<Path> attempts = Files.walk(warehouse().resolve("trainings"), 2)) {
      return attempts
          .filter(one -> one.getFileName().toString().startsWith("attempt="))
          .sorted()
          .toList();
    }
  }

  private String says(String command) {
    Spoken spoken = say(command);
    assertThat(spoken.exitCode()).as("%s%n%s", command, spoken.err()).isZero();
    return spoken.out();
  }

  /** A command whose paths are meant from the test's folder. */
  private Spoken say(String command) {
    return mltd(
        Arrays.stream(command.split(" "))
            .map(word -> PATHS.contains(word) ? folder.resolve(word) : word)
            .toArray());
  }
}

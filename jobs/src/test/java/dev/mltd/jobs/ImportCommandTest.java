package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final String LOG =
      """
      epoch,accuracy,loss,val_accuracy,val_loss
      0,0.5,1.0,0.5,1.1
      1,0.7,nan,0.6,0.9
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeALog() throws IOException {
    Files.createDirectories(folder.resolve("logs/first run"));
    Files.writeString(folder.resolve("logs/first run/training.csv"), LOG);
  }

  @Test
  void countsTheRunsAndPointsThatItRead() {
    Spoken imported = importLogs();
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    assertThat(imported.out())
        .contains("1 runs found, 4 of 4 metrics recognised")
        .contains("1 of them new or changed")
        .contains("8 points read: 8 kept, 0 equal repeats dropped, 0 replaced");
  }

  @Test
  void saysWhatItFoundAndDoesNotReadItTwice() {
    assertThat(importLogs().out()).startsWith("Found Keras CSVLogger, 1 run in ");
    assertThat(importLogs().out())
        .contains("1 runs are as they were when imported, and were not read again");
    assertThat(importLogs("--again").out()).contains("1 runs found");
  }

  @Test
  void namesThatAreNotRecognisedAreListedInAFileToBeFilledIn() throws IOException {
    Files.writeString(
        folder.resolve("logs/first run/training.csv"), "epoch,loss,\"what\u2028: is\"\n0,1,2\n");
    Path names = folder.resolve("names.yaml");
    assertThat(importLogs("--unrecognised", names).out()).contains("1 of 2 metrics recognised");
    assertThat(names).content().contains("# \"what\\u2028: is\": validation/loss");
    Files.writeString(names, Files.readString(names).replace("# \"what", "\"what"));
    assertThat(importLogs("--metrics", names).out()).contains("2 of 2 metrics recognised");
  }

  @Test
  void whatWasImportedCanBeDiagnosed() {
    importLogs();
    Spoken diagnosed =
        mltd(
            "diagnose",
            "--archive",
            folder.resolve("archive"),
            "--warehouse",
            folder.resolve("warehouse"),
            "--sweep-date",
            "2026-01-05");
    assertThat(diagnosed.out()).contains("1 runs of 1 programs: 1 failing", "LossBecameNonFinite");
  }

  @Test
  void whatCannotBeReadIsSetAsideWithItsReasonAndTheRestIsImported() throws IOException {
    Files.createDirectories(folder.resolve("logs/broken"));
    Files.writeString(
        folder.resolve("logs/broken/training.csv"), LOG + "2,0.8\n3,0.8,0.5,0.7,0.8\n");
    Spoken imported = importLogs();
    assertThat(imported.exitCode()).as(imported.out()).isEqualTo(3);
    assertThat(imported.out()).contains("set aside", "broken");
    assertThat(importLogs("--accept-quarantine").exitCode()).isZero();
  }

  @Test
  void aFolderWithoutARunIsWrongUsage() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Spoken imported =
        mltd("import", empty, "--archive", folder.resolve("archive"), "--sweep-date", "2026-01-05");
    assertThat(imported.exitCode()).isEqualTo(2);
    assertThat(imported.err()).contains("no run was found under", "empty");
    assertThat(folder.resolve("archive")).doesNotExist();
  }

  @Test
  void anUnknownFieldIsWrongUsageAndTheKnownOnesAreNamed() {
    Spoken imported = importLogs("--map", "colour=red");
    assertThat(imported.exitCode()).isEqualTo(2);
    assertThat(imported.err()).contains("colour", "program", "seed");
  }

  private Spoken importLogs(Object... options) {
    Object[] all = new Object[options.length + 6];
    all[0] = "import";
    all[1] = folder.resolve("logs");
    all[2] = "--archive";
    all[3] = folder.resolve("archive");
    all[4] = "--sweep-date";
    all[5] = "2026-01-05";
    System.arraycopy(options, 0, all, 6, options.length);
    return mltd(all);
  }
}

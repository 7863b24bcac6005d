package dev.mltd.jobs.lab;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.jobs.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small part of the lab, trained, labelled and scored. */
class LabIT {
  private static final int RUNS = 66;

  @TempDir private Path folder;

  @Test
  void aProgramIsTrainedLabelledScoredAndRepaired() throws IOException {
    Spoken trained =
        mltd(
            "lab",
            "train",
            "--archive",
            folder,
            "--sweep-date",
            "2026-01-31",
            "--program",
            "iris-mlp",
            "--seeds",
            2);
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(trained.out()).contains(RUNS + " trainings");
    List<String> labels = Files.readAllLines(folder.resolve("labels.csv"));
    assertThat(labels).hasSize(1 + RUNS);
    assertThat(labels.subList(1, labels.size()))
        .allSatisfy(label -> assertThat(label).startsWith("iris-mlp-").endsWith(",learning"));

    List<String> oracle = Files.readAllLines(folder.resolve("oracle.csv"));
    assertThat(oracle.get(0)).isEqualTo("run_id,verdict");
    assertThat(oracle).hasSize(1 + RUNS - 26);

    Spoken scored = mltd("lab", "score", "--lab", folder);
    assertThat(scored.exitCode()).as(scored.err()).isZero();
    assertThat(scored.out())
        .contains("## Whole histories, part `learning`")
        .contains("## Without validation metrics either, part `learning`")
        .contains("| healthy, called failing | 26 |")
        .containsPattern("\\| LearningRateTooHigh \\| \\d \\| ");

    Path programs = folder.resolve("programs.yaml");
    Files.writeString(programs, "programs: {iris-mlp: {trainer: dl4j, data: bundled}}\n");
    Path warehouse = folder.resolve("results");
    String first = night(folder, warehouse, programs, "2026-01-31");
    assertThat(first).contains("because the budget has no room");
    String second = night(folder, warehouse, programs, "2026-02-01");
    assertThat(second)
        .contains(
            "%d groups, because the sweep of 2026-01-31 has judged it: VERIFIED"
                .formatted(verified(first)));
    long verified = verified(first) + verified(second);

    Spoken repairs = mltd("lab", "score", "--lab", folder, "--repairs", warehouse, "--placebos");
    assertThat(repairs.exitCode()).as(repairs.err()).isZero();
    // On two seeds nothing can be shown to be worth taking away.
    assertThat(repairs.out())
        .contains("| whose fault is worth taking away | 0 | 0 | - |")
        .contains("a fix is verified all the same | %d | %d |".formatted((RUNS - 26) / 2, verified))
        .contains("2 sweeps that retrained anything, ")
        .containsPattern("\\| as trained \\| [1-9]");
    Matcher dealt =
        Pattern.compile("\\| sweeps with any of them, dealt \\| 2000 \\| (\\d+) \\|")
            .matcher(repairs.out());
    assertThat(dealt.find()).as(repairs.out()).isTrue();
    // A tenth, and three standard errors of two thousand deals.
    assertThat(Integer.parseInt(dealt.group(1))).isLessThan(241);
  }

  private static String night(Path archive, Path warehouse, Path programs, String date) {
    Spoken run =
        mltd(
            "run",
            "--archive",
            archive,
            "--warehouse",
            warehouse,
            "--sweep-date",
            date,
            "--programs",
            programs,
            "--trainings",
            60,
            "--out",
            archive.resolve("report"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(verified(run.out())).isPositive();
    return run.out();
  }

  private static long verified(String said) {
    return said.lines().filter(line -> line.startsWith("VERIFIED ")).count();
  }
}

package dev.mltd.jobs.lab.score;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.jobs.Spoken;
import dev.mltd.jobs.TheDemo;
import dev.mltd.jobs.lab.programs.FaultLabel;
import dev.mltd.jobs.lab.programs.Lab;
import dev.mltd.jobs.lab.programs.LabTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole lab takes an hour, so what is scored here is the part of it that the demo embeds: a
 * changed rule or cause shows as a difference in its score card, and is a reason to make that of
 * the whole lab anew.
 */
class LabScoreCardIT {
  @TempDir private Path folder;

  @Test
  void theCommittedScoreCardIsWhatTheEmbeddedArchiveScoresToday() throws IOException {
    TheDemo.said();
    Path lab = TheDemo.FOLDER.resolve("archive");
    Files.write(lab.resolve("labels.csv"), labels(histories(lab)));
    Path card = folder.resolve("card.md");
    Spoken scored = mltd("lab", "score", "--lab", lab, "--to", card);
    assertThat(scored.exitCode()).as(scored.err()).isZero();
    assertThat(Files.readString(card))
        .as("jobs/demo-score-card.md is to be replaced by this, and lab-score-card.md made anew")
        .isEqualTo(Files.readString(Path.of("demo-score-card.md")));
  }

  private static List<RunHistory> histories(Path lab) {
    return new ArchiveReader(LocalSpark.session(), lab.toString())
        .upTo(LocalDate.of(2026, 1, 31)).collectAsList().stream()
            .map(ArchivedRun::toHistory)
            .toList();
  }

  private static List<String> labels(List<RunHistory> histories) {
    Set<String> embedded =
        histories.stream().map(history -> history.run().runId()).collect(Collectors.toSet());
    List<LabTraining> trainings =
        Lab.trainings(Lab.SEEDS).stream()
            .filter(training -> embedded.contains(training.runId()))
            .toList();
    assertThat(trainings).hasSameSizeAs(histories);
    return Stream.concat(
            Stream.of(FaultLabel.CSV_HEADER),
            FaultLabel.of(trainings, histories).stream().map(FaultLabel::toCsv))
        .toList();
  }
}

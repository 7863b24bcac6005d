package dev.mltd.jobs.lab.score;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.Prerequisite;
import dev.mltd.jobs.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed score card is the golden result: a changed rule shows as a difference in it. */
class ScoreCardIT {
  @Test
  void theCommittedScoreCardIsWhatTheRulesScoreToday() throws IOException {
    Path archives = Prerequisite.archives("that score-card.md is up to date");
    Spoken scored = mltd("lab", "score", "--archives", archives);
    assertThat(scored.exitCode()).as(scored.err()).isZero();
    assertThat(scored.out())
        .as("mltd lab score --archives DIR --to jobs/score-card.md writes it anew")
        .isEqualTo(Files.readString(Path.of("score-card.md")));
  }
}

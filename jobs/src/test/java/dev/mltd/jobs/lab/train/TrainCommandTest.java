package dev.mltd.jobs.lab.train;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.jobs.Spoken;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir private Path folder;

  @Test
  void aProgramThatTheLabLacksIsWrongUsageAndTheOthersAreNamed() {
    Spoken spoken = train("--program", "imagenet");
    assertThat(spoken.exitCode()).isEqualTo(2);
    assertThat(spoken.err()).contains("no program imagenet", "iris-mlp", "autoregressive-lstm");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void oneSeedIsTooFewToTellAFaultFromChance() {
    Spoken spoken = train("--seeds", 1);
    assertThat(spoken.exitCode()).isEqualTo(2);
    assertThat(spoken.err()).contains("--seeds is 1, but 2 are needed");
  }

  private Spoken train(Object option, Object value) {
    return mltd("lab", "train", "--archive", folder, "--sweep-date", "2026-01-31", option, value);
  }
}

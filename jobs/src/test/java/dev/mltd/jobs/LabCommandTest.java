package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCommandTest {
  @TempDir private Path folder;

  @Test
  void aProgramThatTheLabLacksIsWrongUsageAndTheOthersAreNamed() {
    Spoken spoken = lab("--program", "imagenet");
    assertThat(spoken.exitCode()).isEqualTo(2);
    assertThat(spoken.err()).contains("no program imagenet", "iris-mlp", "autoregressive-lstm");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void oneSeedIsTooFewToTellAFaultFromChance() {
    Spoken spoken = lab("--seeds", 1);
    assertThat(spoken.exitCode()).isEqualTo(2);
    assertThat(spoken.err()).contains("--seeds is 1, but 2 are needed");
  }

  private Spoken lab(Object option, Object value) {
    return mltd("lab", "--archive", folder, "--sweep-date", "2026-01-31", option, value);
  }
}

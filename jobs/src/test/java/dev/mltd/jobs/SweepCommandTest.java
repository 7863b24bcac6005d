package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
  @TempDir private Path folder;

  @Test
  void itNeedsToKnowWhatToDo() {
    Spoken said = mltd("sweep");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).startsWith("Missing: trigger, status, wait, approve or backfill.");
  }

  @Test
  void everyHelpHasAnExample() {
    for (String name : new String[] {"trigger", "status", "wait", "backfill"}) {
      Spoken said = mltd("sweep", name, "--help");
      assertThat(said.exitCode()).isZero();
      assertThat(said.out()).contains("Example").contains("mltd sweep " + name);
    }
  }

  @Test
  void noSecretCanBeGivenAsAnArgument() {
    for (String option : new String[] {"--password", "--token", "--user"}) {
      assertThat(mltd("sweep", "status", option, "x").exitCode()).isEqualTo(2);
    }
  }

  @Test
  void aServerThatIsAwayIsAFailureInOneLine() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a"), "url=http://127.0.0.1:9\ntoken=s3cret-token\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Spoken said = mltd("sweep", "status", "--credentials", file);
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err())
        .startsWith("mltd: no answer from http://127.0.0.1:9")
        .doesNotContain("s3cret-token")
        .hasLineCount(1);
  }

  @Test
  void aFileOfCredentialsThatIsNotThereIsWrongUsage() {
    Spoken said = mltd("sweep", "status", "--credentials", folder.resolve("missing"));
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("cannot read the credentials file");
  }

  @Test
  void aTimeThatIsNoneIsWrongUsage() {
    Spoken said = mltd("sweep", "wait", "--timeout", "soon");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("'soon' is no time such as 90s, 30m or 12h");
  }
}

package dev.mltd.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphicsCardTest {
  @TempDir private Path folder;

  @Test
  void saysNameAndDriver() throws IOException {
    String program =
        script("[ \"$1\" = --id=GPU-7 ] || exit 9; echo 'NVIDIA A100-SXM4-40GB, 550.54.15'");
    assertThat(new GraphicsCard(program, "GPU-7").model())
        .isEqualTo("NVIDIA A100-SXM4-40GB, driver 550.54.15");
  }

  @Test
  void isNotReplacedByAnotherWhenItIsNotThere() throws IOException {
    String program = script("echo 'No devices were found'; exit 6");
    assertThatThrownBy(() -> new GraphicsCard(program, "GPU-7").model())
        .isInstanceOf(NotCarriedOutException.class)
        .hasMessageContaining("GPU-7")
        .hasMessageContaining("No devices were found");
  }

  @Test
  void isOfUnknownModelWhereNobodyCanBeAsked() throws IOException {
    assertThat(new GraphicsCard(folder.resolve("none").toString(), "0").model())
        .isEqualTo(GraphicsCard.UNKNOWN);
  }

  private String script(String body) throws IOException {
    Path file = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file.toString();
  }
}

package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** The demo, which takes minutes and is run once for all tests that look at it. */
public final class TheDemo {
  /** The folder that holds {@link #FOLDER}. */
  static final Path AROUND = Path.of("target", "demo-it").toAbsolutePath();

  /** Its own folder, of the name that a reader's would have. */
  public static final Path FOLDER = AROUND.resolve("mltd-demo");

  private static Spoken spoken;

  private TheDemo() {}

  /** What it said. */
  public static synchronized Spoken said() throws IOException {
    if (spoken == null) {
      FileUtils.deleteDirectory(AROUND.toFile());
      spoken = mltd("demo", "--out", FOLDER);
      assertThat(spoken.exitCode()).as(spoken.err()).isZero();
    }
    return spoken;
  }
}

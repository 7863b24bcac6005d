package dev.mltd.analysis;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** What a test needs and a machine may lack. */
public final class Prerequisite {
  private Prerequisite() {}

  /**
   * Skips the test, saying what was not tested, when something is missing; fails instead when the
   * build was asked to require everything.
   *
   * @param there whether the prerequisite is there
   * @param what the prerequisite
   * @param untested what is not tested without it
   */
  public static void need(BooleanSupplier there, String what, String untested) {
    if (there.getAsBoolean()) {
      return;
    }
    String message = "no %s: not tested: %s".formatted(what, untested);
    if (Boolean.getBoolean("mltd.require")) {
      fail(message);
    }
    System.out.println("SKIPPED, " + message);
    abort(message);
  }

  /**
   * The folder of real archives, from the system property {@code mltd.archives}. Without it the
   * test is skipped even when everything is required, since the archives are not ours to ship.
   */
  public static Path archives(String untested) {
    String folder = System.getProperty("mltd.archives", "");
    if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
      String message = "no real archives (-Dmltd.archives=DIR): not tested: " + untested;
      System.out.println("SKIPPED, " + message);
      abort(message);
    }
    return Path.of(folder);
  }
}

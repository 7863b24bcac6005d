package dev.mltd.analysis;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

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
    if (Boolean.getBoolean("mltd.require")) {
      fail(message(what, untested));
    }
    skip(what, untested);
  }

  /**
   * The folder of real archives, from the system property {@code mltd.archives}. Without it the
   * test is skipped even when everything is required, since the archives are not ours to ship.
   */
  public static Path archives(String untested) {
    String folder = System.getProperty("mltd.archives", "");
    if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
      return skip("real archives (-Dmltd.archives=DIR)", untested);
    }
    return Path.of(folder);
  }

  /**
   * A program on the path. Without it the test is skipped even when everything is required, since
   * not every machine can have it.
   */
  public static Path program(String name, String untested) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> skip(name + " on the path", untested));
  }

  private static Path skip(String what, String untested) {
    String message = message(what, untested);
    System.out.println("SKIPPED, " + message);
    return abort(message);
  }

  private static String message(String what, String untested) {
    return "no %s: not tested: %s".formatted(what, untested);
  }
}

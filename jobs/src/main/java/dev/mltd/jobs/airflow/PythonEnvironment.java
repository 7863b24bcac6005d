package dev.mltd.jobs.airflow;

import dev.mltd.analysis.archive.Fingerprint;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A virtual environment of Python with the packages of a requirements file. */
public final class PythonEnvironment {
  /** The oldest that all pinned packages run on. */
  public static final String NEEDED = "Python 3.11 or newer, with its module venv";

  private static final List<String> NAMES =
      List.of("python3", "python3.14", "python3.13", "python3.12", "python3.11");
  private static final String FITS =
      "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";

  private final Path folder;

  private PythonEnvironment(Path folder) {
    this.folder = folder;
  }

  /** A Python on the path that is new enough. */
  public static Optional<Path> python() {
    return python(FITS);
  }

  /** The first Python on the path that carries a statement out without an error. */
  public static Optional<Path> python(String statement) {
    for (String name : NAMES) {
      for (String entry : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
        Path candidate = Path.of(entry).resolve(name);
        if (Files.isExecutable(candidate) && does(candidate, statement)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean does(Path python, String statement) {
    try {
      Process process =
          new ProcessBuilder(python.toString(), "-c", statement)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException notOurs) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Makes the environment, or what is missing in it; where it is complete this does nothing.
   *
   * @param folder where it is, or will be
   * @param requirements a requirements file; what it includes must lie beside it
   * @param log what pip says
   * @throws IOException if it cannot be made; the message says why
   */
  public static PythonEnvironment make(Path folder, Path requirements, Path log)
      throws IOException {
    PythonEnvironment environment = new PythonEnvironment(folder.toAbsolutePath());
    Path stamp = folder.resolve("installed-" + requirements.getFileName());
    String wanted = fingerprint(requirements);
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return environment;
    }
    Path python = python().orElseThrow(() -> new IOException("no %s found".formatted(NEEDED)));
    run(logged(log, python, "-m", "venv", environment.folder.toString()), log);
    run(
        logged(
            log,
            environment.program("python"),
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "-q",
            "-r",
            requirements.toString()),
        log);
    Files.writeString(stamp, wanted);
    return environment;
  }

  private static String fingerprint(Path requirements) throws IOException {
    try (Stream<Path> files = Files.list(requirements.toAbsolutePath().getParent())) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().startsWith("requirements")) {
          texts.add(Files.readString(file));
        }
      }
      return Fingerprint.of(texts);
    }
  }

  /** A program whose words go to the end of a log. */
  static ProcessBuilder logged(Path log, Path program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /** Carries a logged program out to its end. */
  static void run(ProcessBuilder program, Path log) throws IOException {
    String said = String.join(" ", program.command());
    Process process = program.start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("%s failed; the end of %s:%n%s".formatted(said, log, end(log)));
      }
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for " + said, stopped);
    }
  }

  static String end(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  /** A program of the environment, such as {@code airflow}. */
  public Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /** The folder of its programs. */
  public Path programs() {
    return folder.resolve("bin");
  }
}

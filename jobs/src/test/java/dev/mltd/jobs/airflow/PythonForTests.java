package dev.mltd.jobs.airflow;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.mltd.analysis.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The Python environments that tests need, kept between builds. */
public final class PythonForTests {
  public static final Path DAGS = Path.of("..", "airflow-dags").toAbsolutePath().normalize();

  private static final Path LOG = Path.of("target", "python-environment.log").toAbsolutePath();

  private PythonForTests() {}

  /**
   * Makes one that sees what a Python of this machine has installed: for a module whose package in
   * the registry is far larger than a test is worth. Skips the test where none has it.
   *
   * @param folder where it will be
   * @param module that it must be able to import
   */
  public static void borrowed(Path folder, String module, String untested)
      throws IOException, InterruptedException {
    Optional<Path> python = PythonEnvironment.python("import " + module);
    Prerequisite.need(python::isPresent, "Python with the module " + module, untested);
    int code =
        new ProcessBuilder(
                python.orElseThrow().toString(),
                "-m",
                "venv",
                "--system-site-packages",
                "--without-pip",
                folder.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException("no environment of %s can be made".formatted(python.get()));
    }
  }

  /** That of the DAGs. */
  public static PythonEnvironment environment(String untested) throws IOException {
    return environment(DAGS.resolve(".venv"), DAGS.resolve("requirements-dev.txt"), untested);
  }

  /**
   * Makes one if need be; skips the test where there is no Python, or no way to its packages.
   *
   * @param folder where it is, or will be
   * @param requirements its packages
   */
  public static PythonEnvironment environment(Path folder, Path requirements, String untested)
      throws IOException {
    Prerequisite.need(
        () -> PythonEnvironment.python().isPresent(), PythonEnvironment.NEEDED, untested);
    try {
      return PythonEnvironment.make(folder, requirements, LOG);
    } catch (IOException failed) {
      boolean offline =
          Files.exists(LOG) && PythonEnvironment.end(LOG).contains("NewConnectionError");
      if (!offline) {
        throw failed;
      }
      Prerequisite.need(() -> false, "connection to the package registry", untested);
      return abort(untested);
    }
  }
}

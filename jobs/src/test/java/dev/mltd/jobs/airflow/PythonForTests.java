package dev.mltd.jobs.airflow;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.mltd.analysis.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Python environments that tests need, kept between builds. */
public final class PythonForTests {
  public static final Path DAGS = Path.of("..", "airflow-dags").toAbsolutePath().normalize();

  private static final Path LOG = Path.of("target", "python-environment.log").toAbsolutePath();

  private PythonForTests() {}

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

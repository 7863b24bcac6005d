package dev.mltd.jobs.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The DAGs hold to their style and types, can be read, and run in the right order. */
class AirflowDagsIT {
  private static PythonEnvironment python;

  @BeforeAll
  static void needPython() throws IOException {
    python = PythonForTests.environment("style, types, structure and order of the DAGs");
  }

  @Test
  void ruffHasNothingToSay() throws Exception {
    check("ruff", "check", ".");
    check("ruff", "format", "--check", ".");
  }

  @Test
  void theirTypesFit() throws Exception {
    check("mypy");
  }

  @Test
  void theirOwnTestsPass() throws Exception {
    check("python", "-m", "pytest", "-W", "ignore::DeprecationWarning");
  }

  private static void check(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(python.program(program).toString()));
    command.addAll(List.of(arguments));
    Path log = Path.of("target", "airflow-dags-%s.log".formatted(program));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(PythonForTests.DAGS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AIRFLOW"));
    builder.environment().keySet().removeIf(name -> name.startsWith("MLTD"));
    int exitCode = builder.start().waitFor();
    assertThat(exitCode).as(() -> String.join(" ", command) + "\n" + said(log)).isZero();
  }

  private static String said(Path log) {
    try {
      return PythonEnvironment.end(log);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}

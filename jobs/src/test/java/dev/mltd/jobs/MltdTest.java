package dev.mltd.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MltdTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void versionIsTheOneOfTheBuild() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString().strip()).matches("mltd \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void helpNamesTheCommandAndItsExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .startsWith("Usage: mltd")
        .containsPattern("0 +done\\R")
        .containsPattern("1 +failed\\R")
        .containsPattern("2 +wrong usage\\R")
        .containsPattern("3 +done, but some input was set aside");
  }

  @Test
  void noSubcommandIsWrongUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("Missing: what to do").contains("Usage: mltd");
  }

  @Test
  void unknownOptionIsWrongUsage() {
    assertThat(run("--no-such-option")).isEqualTo(2);
    assertThat(err.toString()).contains("--no-such-option");
  }

  private int run(String... arguments) {
    CommandLine commandLine = Mltd.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}

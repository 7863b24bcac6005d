package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.jobs.airflow.PythonForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/** The worked examples do what their READMEs say, command by command. */
class ExamplesIT {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);
  private static final Path EXAMPLES = Path.of("..", "retrain", "examples");
  private static final String MLTD = "../../../mltd ";
  private static final String PYTHON = ".venv/bin/python ";

  private Path folder;

  @Test
  void aKerasProgramIsRetrainedToAVerdictPhaseByPhase() throws Exception {
    lay("keras");
    PythonForTests.environment(
        folder.resolve(".venv"), folder.resolve("requirements.txt"), "the example of Keras");
    assertBetter(follow(), "LearningRateTooHigh", "model.keras");
    assertThat(comparison().symptomGone()).hasValue(true);
  }

  @Test
  void aPyTorchProgramIsRetrainedToAVerdictInOneGo() throws Exception {
    lay("pytorch");
    PythonForTests.borrowed(folder.resolve(".venv"), "torch", "the example of PyTorch");
    assertBetter(follow(), "LearningRateTooLow", "model.pt");
    assertThat(folder.resolve("report/index.html")).isNotEmptyFile();
  }

  private void assertBetter(String said, String cause, String model) throws IOException {
    FixVerdict row = comparison();
    assertThat(row.cause()).hasValue(cause);
    // On a busy machine what an example costs is noise; better beyond doubt it is all the same.
    if (!row.reason().contains("but it costs ")) {
      for (String line : blockWith("verdict").lines().toList()) {
        assertThat(said).contains(line.replace("...", "").stripTrailing());
      }
      assertThat(Path.of(row.modelPath().orElseThrow()).resolve(model)).isNotEmptyFile();
    }
  }

  /**
   * Copies an example to where nothing is kept in git; its environment stays from build to build.
   */
  private void lay(String name) throws IOException {
    folder = Path.of("target", "examples", name).toAbsolutePath();
    Files.createDirectories(folder);
    try (Stream<Path> before = Files.list(folder)) {
      for (Path path : before.filter(one -> !one.endsWith(".venv")).toList()) {
        FileUtils.forceDelete(path.toFile());
      }
    }
    try (Stream<Path> files = Files.list(EXAMPLES.resolve(name))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Runs the commands of the README in order, and gives what the last one said. */
  private String follow() throws Exception {
    String said = "";
    int commands = 0;
    for (String line : Files.readAllLines(folder.resolve("README.md"))) {
      if (line.startsWith(MLTD)) {
        Spoken spoken = mltd(words(line.substring(MLTD.length())));
        assertThat(spoken.exitCode()).as("%s%n%s", line, spoken.err()).isZero();
        said = spoken.out();
        commands++;
      } else if (line.startsWith(PYTHON)) {
        run(line.split(" "));
        commands++;
      }
    }
    assertThat(commands).isGreaterThan(2);
    return said;
  }

  /** The words of a command, whose paths are meant from the example's folder. */
  private Object[] words(String command) {
    List<String> paths =
        List.of("archive", "warehouse", "programs.yaml", "report", "spirals", "friedman");
    return Arrays.stream(command.split(" "))
        .map(word -> paths.contains(word) ? folder.resolve(word) : word)
        .toArray();
  }

  private void run(String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("command.log");
    int code =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertThat(code).as("%s%n%s", String.join(" ", command), Files.readString(log)).isZero();
  }

  private String blockWith(String text) throws IOException {
    return Pattern.compile("^```\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(Files.readString(folder.resolve("README.md")))
        .results()
        .map(block -> block.group(1))
        .filter(block -> block.startsWith(text))
        .findFirst()
        .orElseThrow();
  }

  private FixVerdict comparison() {
    List<FixVerdict> rows =
        new Warehouse(LocalSpark.session(), folder.resolve("warehouse").toString())
            .read(Datasets.COMPARISONS, DATE)
            .collectAsList();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }
}

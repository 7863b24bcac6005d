package dev.mltd.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.mltd.analysis.compare.Gate;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.rules.ThresholdsFile;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.study.Insights;
import dev.mltd.jobs.cluster.FirstExecutor;
import dev.mltd.jobs.lab.programs.LabDataSource;
import dev.mltd.retrain.programs.ProgramsFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what a reader gets. */
class ReadmeIT {
  private static final Path ROOT = Path.of("..");
  private static final String DEMO = "./mltd demo\n";

  @TempDir private Path folder;

  @Test
  void itsFirstScreenIsWhatTheDemoPrints() throws IOException {
    String shown = blocks().get(0);
    assertThat(shown).startsWith("$ " + DEMO);
    String printed = TheDemo.said().out().replace(TheDemo.AROUND + "/", "");
    for (String line : shown.substring(DEMO.length() + 2).lines().toList()) {
      if (!line.strip().equals("...")) {
        assertThat(printed).contains(line.stripTrailing());
      }
    }
  }

  @Test
  void everyCommandInItIsUnderstood() throws IOException {
    assertUnderstood(readme());
  }

  /** Every command that a page shows. */
  static void assertUnderstood(String page) {
    List<String> commands =
        Pattern.compile("^\\$? ?\\./mltd (.+?)( +#.*)?$", Pattern.MULTILINE)
            .matcher(page.replace("\\\n", " "))
            .results()
            .map(result -> result.group(1))
            .toList();
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      assertThatNoException()
          .as(command)
          .isThrownBy(() -> Mltd.commandLine().parseArgs(command.strip().split(" +")));
    }
  }

  @Test
  void itsFilesAreRead() throws IOException {
    List<String> files =
        Pattern.compile("^ *```yaml\\n(.*?)^ *```", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(readme())
            .results()
            .map(block -> block.group(1).stripIndent())
            .toList();
    Path metrics = Files.writeString(folder.resolve("metrics.yaml"), files.get(0));
    assertThatNoException().isThrownBy(() -> MetricNames.withOverrides(metrics));
    assertThat(ThresholdsFile.read(new StringReader(files.get(1)), "limits.yaml"))
        .isNotEqualTo(Thresholds.STANDARD);
    Path programs = Files.writeString(folder.resolve("programs.yaml"), files.get(2));
    assertThat(ProgramsFile.read(programs, "runs", new LabDataSource())).hasSize(2);
  }

  @Test
  void everyFolderOfItsTableIsThere() throws IOException {
    List<String> folders =
        Pattern.compile("^\\| `([a-z-]+)/` \\|", Pattern.MULTILINE)
            .matcher(readme())
            .results()
            .map(result -> result.group(1))
            .toList();
    assertThat(folders).isNotEmpty().allSatisfy(one -> assertThat(ROOT.resolve(one)).isDirectory());
  }

  @Test
  void itsTableOfDatasetsHasAllOfThemAndWhatMakesThem() throws IOException {
    List<String> told =
        Pattern.compile("^\\| `(\\w+)` \\| .+ \\| `(.+)` \\|$", Pattern.MULTILINE)
            .matcher(readme())
            .results()
            .map(row -> row.group(1) + " by " + row.group(2))
            .toList();
    assertThat(told)
        .containsExactlyElementsOf(
            Datasets.ALL.stream()
                .map(dataset -> dataset.name() + " by " + dataset.phase().command())
                .toList());
  }

  @Test
  void itsFiguresAreThoseOfTheCode() throws IOException {
    assertThat(readme().replaceAll("\\s+", " "))
        .contains(
            "VERIFIED when it is better by %.0f %% or more".formatted(100 * Gate.STANDARD_MINIMUM),
            "false discovery rate of %.0f %% over all fixes".formatted(100 * Gate.LEVEL),
            "false discovery rate of %.0f %%;".formatted(100 * Insights.FALSE_DISCOVERIES),
            "waits %s minutes (`%s`)"
                .formatted(
                    FirstExecutor.STANDARD_PATIENCE.replace("m", ""), FirstExecutor.PATIENCE));
  }

  private static List<String> blocks() throws IOException {
    return Pattern.compile("^```[a-z]*\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(readme())
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}

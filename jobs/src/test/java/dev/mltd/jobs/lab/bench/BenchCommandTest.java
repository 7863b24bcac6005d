package dev.mltd.jobs.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.jobs.Mltd;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsWhatWasMeasuredOnArchivesOfTheShapesAskedFor(@TempDir Path work) throws Exception {
    assertThat(
            run(
                "lab",
                "bench",
                "--runs=20,40",
                "--series=5",
                "--points=20",
                "--repeats=1",
                "--without-python",
                "--work=" + work))
        .as(err.toString())
        .isZero();

    assertThat(out.toString())
        .contains("20 runs x 5 series x 20 points = 2,000 points")
        .contains("40 runs x 5 series x 20 points = 4,000 points")
        .containsPattern("raw scan \\(Spark, noop\\) +\\d+\\.\\d{3}")
        .containsPattern("the same in an archive's batches +\\d+\\.\\d{3}")
        .containsPattern("diagnosis, published +\\d+\\.\\d{3}")
        .containsPattern("attribution of it, published +\\d+\\.\\d{3}")
        .containsPattern("diagnosis of 10 runs +\\d+\\.\\d{3}")
        .containsPattern("(?s)import of 20 runs x 5 series x 20 points.+scan of the points")
        .containsPattern("import, published +\\d+\\.\\d{3}")
        .containsPattern("import of 10 runs +\\d+\\.\\d{3}")
        .containsPattern("heap at most \\(of [\\d,]+ MB\\) +[\\d,]+ MB")
        .contains("not measured: the aggregates of DuckDB and polars: left out")
        .containsPattern("against those with 20 runs: \\d+\\.\\d{2}");
    try (Stream<Path> kept = Files.list(work)) {
      assertThat(kept.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "archive-10x5x20",
              "archive-20x5x20",
              "archive-40x5x20",
              "points-10x5x20",
              "points-20x5x20",
              "points-40x5x20");
    }
    assertThatAllIsImportedFrom(work.resolve("points-20x5x20"), work.resolve("imported"));
  }

  private void assertThatAllIsImportedFrom(Path points, Path archive) {
    assertThat(run("import", points.toString(), "--archive=" + archive, "--sweep-date=2026-01-31"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("20 runs found, 5 of 5 metrics recognised")
        .contains("2,000 points read: 2,000 kept")
        .doesNotContain("runs have points but no hyper-parameters");
  }

  @Test
  void anArchiveWithoutPointsIsWrongUsage() {
    assertThat(run("lab", "bench", "--points=0")).isEqualTo(2);
    assertThat(err.toString()).contains("must be at least 1");
  }

  private int run(String... arguments) {
    CommandLine commandLine = Mltd.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}

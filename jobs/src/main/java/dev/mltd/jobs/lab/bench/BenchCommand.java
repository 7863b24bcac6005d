package dev.mltd.jobs.lab.bench;

import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd lab bench}: how fast a diagnosis is on this machine. */
@Command(
    name = "bench",
    description = {
      "Measures the diagnosis of a made-up archive beside a raw scan of the same files by Spark.",
      "Beside it, DuckDB and polars compute minimum, last value, slope and non-finite count of each"
          + " series.",
      "Measures the import of such runs, up to a million points, beside a scan of their rows."
    },
    footer = "  mltd lab bench --runs 8000,32000 --series 10 --points 500 --work bench-files")
public final class BenchCommand extends Subcommand {
  @Mixin private SparkOptions sparkOptions;

  @Option(
      names = "--runs",
      paramLabel = "N",
      split = ",",
      defaultValue = "8000",
      description =
          "Runs of the archive (default: ${DEFAULT-VALUE}); several numbers measure several"
              + " archives.")
  private List<Integer> runs;

  @Option(
      names = "--series",
      paramLabel = "N",
      defaultValue = "10",
      description = "Series of a run (default: ${DEFAULT-VALUE}).")
  private int series;

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "500",
      description = "Points of a series (default: ${DEFAULT-VALUE}).")
  private int points;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds after the warm-up (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Keeps what is made there, for the next time; without it nothing is kept.")
  private Path work;

  @Option(names = "--without-python", description = "Leaves DuckDB and polars out.")
  private boolean withoutPython;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Shape> shapes = shapes();
    PrintWriter out = out();
    try (WorkFolder files = work == null ? WorkFolder.temporary() : WorkFolder.kept(work);
        SparkSession spark = sparkOptions.open(this)) {
      Benchmark.Builder benchmark =
          Benchmark.in(spark, files).repeats(repeats).codeVersion(Version.current());
      if (withoutPython) {
        benchmark.withoutPython();
      }
      benchmark.prepare().run(shapes, out);
    }
    return 0;
  }

  private List<Shape> shapes() {
    if (repeats < 1) {
      throw wrongUsage("--repeats must be at least 1");
    }
    try {
      return runs.stream().map(some -> new Shape(some, series, points)).toList();
    } catch (IllegalArgumentException impossible) {
      throw wrongUsage(impossible);
    }
  }
}

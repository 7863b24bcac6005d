package dev.mltd.jobs.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What DuckDB and polars take to aggregate the same files: per series its minimum, last value,
 * slope and number of non-finite points. Both are installed into an environment in the work folder.
 */
final class PythonAggregates {
  /** The versions that the script was written for. */
  private static final List<String> PACKAGES = List.of("duckdb==2.0.0", "polars==2.1.0");

  private static final String SCRIPT = "series_aggregates.py";
  private static final String LOG = "python.log";
  private static final int MINUTES = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WorkFolder work;
  private final int threads;

  private PythonAggregates(WorkFolder work, int threads) {
    this.work = work;
    this.threads = threads;
  }

  /** The engines that can be measured. */
  enum Engine {
    DUCKDB("DuckDB"),
    POLARS("polars");

    private final String written;

    Engine(String written) {
      this.written = written;
    }

    @Override
    public String toString() {
      return written;
    }
  }

  /**
   * What an engine did.
   *
   * @param version of the engine
   * @param seconds of one pass over the files, after one to warm up
   * @param cpuSeconds of all threads in that pass
   * @param series counted
   * @param nonFinite points counted in all series
   * @param peakBytes of the whole process in memory at most
   */
  record Answer(
      String version,
      double seconds,
      double cpuSeconds,
      long series,
      long nonFinite,
      long peakBytes) {}

  /** Python, or one of its packages, is not to be had here; the message says which and why. */
  static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(String message) {
      super(message);
    }
  }

  /**
   * Installs the packages, unless they are there already.
   *
   * @param threads that the engines may use
   */
  static PythonAggregates install(WorkFolder work, int threads)
      throws IOException, InterruptedException, Unavailable {
    PythonAggregates python = new PythonAggregates(work, threads);
    Path environment = work.path("python");
    if (!Files.exists(python.interpreter())) {
      python.run(List.of("python3", "-m", "venv", environment.toString()));
    }
    List<String> install = new ArrayList<>();
    install.add(python.interpreter().toString());
    install.addAll(List.of("-m", "pip", "install", "--quiet", "--disable-pip-version-check"));
    install.addAll(PACKAGES);
    python.run(install);
    try (InputStream script = PythonAggregates.class.getResourceAsStream(SCRIPT)) {
      Files.write(work.path(SCRIPT), script.readAllBytes());
    }
    return python;
  }

  /** One pass of an engine over Parquet files. */
  Answer aggregate(Engine engine, List<String> files)
      throws IOException, InterruptedException, Unavailable {
    List<String> command = new ArrayList<>();
    command.add(interpreter().toString());
    command.add(work.path(SCRIPT).toString());
    command.add(engine.name().toLowerCase(Locale.ROOT));
    command.add(Integer.toString(threads));
    command.addAll(files);
    JsonNode answer = JSON.readTree(run(command));
    return new Answer(
        answer.get("version").asText(),
        answer.get("seconds").asDouble(),
        answer.get("cpu_seconds").asDouble(),
        answer.get("series").asLong(),
        answer.get("non_finite").asLong(),
        answer.get("peak_bytes").asLong());
  }

  private Path interpreter() {
    return work.path("python").resolve("bin").resolve("python");
  }

  /** What a program wrote to its standard output. */
  private String run(List<String> command) throws IOException, InterruptedException, Unavailable {
    Path out = work.path("python.out");
    Path log = work.path(LOG);
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("POLARS_MAX_THREADS", Integer.toString(threads));
      process = builder.redirectOutput(out.toFile()).redirectError(log.toFile()).start();
    } catch (IOException absent) {
      throw new Unavailable("%s cannot be started".formatted(command.get(0)));
    }
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new Unavailable("it took more than %d minutes: %s".formatted(MINUTES, command));
    }
    if (process.exitValue() != 0) {
      throw new Unavailable(lastLine(log));
    }
    return Files.readString(out);
  }

  private static String lastLine(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .reduce((earlier, later) -> later)
        .orElse("it failed without a word");
  }
}

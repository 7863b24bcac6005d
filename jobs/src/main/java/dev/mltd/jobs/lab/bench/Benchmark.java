package dev.mltd.jobs.lab.bench;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.phases.PublishAttribution;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.tables.Datasets;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measures the diagnosis and attribution of made-up archives against reading them and against what
 * other engines need for aggregates of the same files, and the import of such runs against reading
 * their points. Everything is done once to warm up; then rounds of all that is compared, so that a
 * busy machine slows all of it alike.
 */
public final class Benchmark {
  private static final String WAREHOUSE = "warehouse";

  private final SparkSession spark;
  private final WorkFolder work;
  private final int repeats;
  private final String codeVersion;
  private final Optional<PythonAggregates> python;
  private final List<String> notMeasured = new ArrayList<>();

  private Benchmark(Builder builder, Optional<PythonAggregates> python, List<String> missing) {
    this.spark = builder.spark;
    this.work = builder.work;
    this.repeats = builder.repeats;
    this.codeVersion = builder.codeVersion;
    this.python = python;
    this.notMeasured.addAll(missing);
  }

  /** Starts a benchmark in a session and a folder. */
  public static Builder in(SparkSession spark, WorkFolder work) {
    return new Builder(spark, work);
  }

  /** Collects how to measure. */
  public static final class Builder {
    private final SparkSession spark;
    private final WorkFolder work;
    private int repeats = 3;
    private String codeVersion = "";
    private boolean withPython = true;

    private Builder(SparkSession spark, WorkFolder work) {
      this.spark = spark;
      this.work = work;
    }

    /** Rounds after the warm-up. */
    public Builder repeats(int value) {
      repeats = value;
      return this;
    }

    /** Version of this software. */
    public Builder codeVersion(String value) {
      codeVersion = value;
      return this;
    }

    /** Leaves DuckDB and polars out. */
    public Builder withoutPython() {
      withPython = false;
      return this;
    }

    /** Gets ready, which installs what Python needs. */
    public Benchmark prepare() throws IOException, InterruptedException {
      String engines = "the aggregates of DuckDB and polars: ";
      if (!withPython) {
        return new Benchmark(this, Optional.empty(), List.of(engines + "left out by the caller"));
      }
      try {
        int threads = spark.sparkContext().defaultParallelism();
        return new Benchmark(this, Optional.of(PythonAggregates.install(work, threads)), List.of());
      } catch (PythonAggregates.Unavailable unavailable) {
        return new Benchmark(this, Optional.empty(), List.of(engines + unavailable.getMessage()));
      }
    }
  }

  /**
   * Measures one archive after the other and prints what came out.
   *
   * @param shapes one archive each; when there are more, how their speeds compare is said too
   */
  public void run(List<Shape> shapes, PrintWriter out) throws IOException, InterruptedException {
    out.printf(
        "Spark %s, %s, %d tasks at a time; median of %d after a warm-up; %d rules%n%n",
        spark.version(),
        spark.sparkContext().master(),
        spark.sparkContext().defaultParallelism(),
        repeats,
        Rules.ALL.size());
    Optional<Measured> first = Optional.empty();
    for (Shape shape : shapes) {
      Measured measured = measure(shape);
      new MeasuredPage(measured).print(out);
      first.ifPresent(
          before ->
              out.printf(
                  "points/s of the diagnosis against those with %,d runs: %.2f, by CPU time"
                      + " %.2f%n%n",
                  before.shape().runs(),
                  measured.pointsPerSecond() / before.pointsPerSecond(),
                  measured.pointsPerCpuSecond() / before.pointsPerCpuSecond()));
      first = first.or(() -> Optional.of(measured));
    }
  }

  private Measured measure(Shape shape) throws IOException, InterruptedException {
    Timing writing = new Timing("archive");
    SyntheticArchive archive = archive(shape, writing);
    SyntheticArchive few = archive(shape.few(), new Timing("archive"));
    List<String> files = archive.files();
    // A session that no archive reader has touched reads in the batches that are usual for Spark.
    SparkSession usual = spark.newSession();
    scan(rows(usual, files));
    scan(rows(spark, files));
    diagnose(archive);
    attribute(archive);

    Timing scan = new Timing("raw scan (Spark, noop)");
    Timing shortScan = new Timing("the same in an archive's batches");
    Timing diagnosis = new Timing("diagnosis, published");
    Timing attribution = new Timing("attribution of it, published");
    Timing fixed = new Timing("diagnosis of %d runs".formatted(shape.few().runs()));
    Map<PythonAggregates.Engine, Timing> engines = new EnumMap<>(PythonAggregates.Engine.class);
    Map<String, Long> memory = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>(notMeasured);
    PeakMemory.reset();
    for (int round = 0; round < repeats; round++) {
      scan.time(() -> scan(rows(usual, files)));
      shortScan.time(() -> scan(rows(spark, files)));
      diagnosis.time(() -> diagnose(archive));
      attribution.time(() -> attribute(archive));
      fixed.time(() -> diagnose(few));
      memory.merge(
          "heap at most (of %,.0f MB)".formatted(PeakMemory.heapLimit() / (double) (1 << 20)),
          PeakMemory.heap(),
          Math::max);
      PeakMemory.resident()
          .ifPresent(bytes -> memory.merge("this process at most", bytes, Math::max));
      if (python.isPresent()) {
        aggregate(python.get(), files, engines, memory, missing);
      }
      work.remove(WAREHOUSE);
    }
    return new Measured(
        shape,
        files.size(),
        archive.bytes(),
        writing,
        scan,
        shortScan,
        diagnosis,
        attribution,
        fixed,
        List.copyOf(engines.values()),
        memory,
        new ImportBenchmark(spark, work, codeVersion).measure(shape, repeats),
        missing);
  }

  private static void aggregate(
      PythonAggregates python,
      List<String> files,
      Map<PythonAggregates.Engine, Timing> engines,
      Map<String, Long> memory,
      List<String> missing)
      throws IOException, InterruptedException {
    for (PythonAggregates.Engine engine : PythonAggregates.Engine.values()) {
      try {
        PythonAggregates.Answer answer = python.aggregate(engine, files);
        engines
            .computeIfAbsent(
                engine, one -> new Timing("%s %s, aggregates".formatted(one, answer.version())))
            .add(answer.seconds(), answer.cpuSeconds());
        memory.merge("%s at most".formatted(engine), answer.peakBytes(), Math::max);
      } catch (PythonAggregates.Unavailable failed) {
        missing.add("the aggregates of %s: %s".formatted(engine, failed.getMessage()));
      }
    }
  }

  private SyntheticArchive archive(Shape shape, Timing writing) {
    SyntheticArchive archive =
        new SyntheticArchive(spark, work.path("archive-" + shape.folderName()).toUri().toString());
    if (!archive.isThere()) {
      writing.time(() -> archive.write(shape, codeVersion));
    }
    return archive;
  }

  private static Dataset<Row> rows(SparkSession session, List<String> files) {
    return session.read().schema(Datasets.RUNS.schema()).parquet(files.toArray(String[]::new));
  }

  /** Reads every column of every row and drops it. */
  static void scan(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private void diagnose(SyntheticArchive archive) {
    new PublishDiagnosis(spark, archive.root(), warehouse())
        .run(SyntheticArchive.DATE, Rules.NAMES, Thresholds.STANDARD, codeVersion);
  }

  private void attribute(SyntheticArchive archive) {
    new PublishAttribution(spark, archive.root(), warehouse())
        .run(SyntheticArchive.DATE, codeVersion);
  }

  private String warehouse() {
    return work.path(WAREHOUSE).toUri().toString();
  }
}

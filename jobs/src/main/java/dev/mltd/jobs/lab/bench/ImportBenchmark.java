package dev.mltd.jobs.lab.bench;

import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.formats.RunFormats;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.spark.ingest.ImportRuns;
import dev.mltd.analysis.spark.ingest.Imported;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Measures the import of made-up points, a row each, against reading their rows. */
final class ImportBenchmark {
  private static final long MOST_POINTS = 1_000_000;

  private static final String ARCHIVE = "imported";

  private final SparkSession spark;
  private final WorkFolder work;
  private final String codeVersion;

  ImportBenchmark(SparkSession spark, WorkFolder work, String codeVersion) {
    this.spark = spark;
    this.work = work;
    this.codeVersion = codeVersion;
  }

  /**
   * Imports once to warm up, then some more times.
   *
   * @param archive whose runs are imported, as many as hold a million points
   * @param repeats rounds after the warm-up
   */
  MeasuredImport measure(Shape archive, int repeats) throws IOException {
    SyntheticPoints points = points(archive.within(MOST_POINTS));
    SyntheticPoints few = points(points.shape().few());
    scan(points);
    time(new Timing("warm-up"), points);

    Timing scan = new Timing("scan of the points (Spark, noop)");
    Timing whole = new Timing("import, published");
    Timing fixed = new Timing("import of %d runs".formatted(few.shape().runs()));
    for (int round = 0; round < repeats; round++) {
      scan.time(() -> scan(points));
      time(whole, points);
      time(fixed, few);
    }
    return new MeasuredImport(points.shape(), points.bytes(), scan, whole, fixed);
  }

  private SyntheticPoints points(Shape shape) {
    SyntheticPoints points =
        new SyntheticPoints(spark, work.path("points-" + shape.folderName()), shape);
    if (!points.isThere()) {
      points.write();
    }
    return points;
  }

  private void scan(SyntheticPoints points) {
    Benchmark.scan(points.rows(spark.newSession()));
  }

  /** Times an import into an archive that is not there before and not afterwards. */
  private void time(Timing timing, SyntheticPoints points) throws IOException {
    timing.time(() -> importAll(points));
    work.remove(ARCHIVE);
  }

  private void importAll(SyntheticPoints points) {
    // As `mltd import` starts: a session that has met an archive reads points in its small batches.
    SparkSession fresh = spark.newSession();
    Imported imported =
        new ImportRuns(fresh, new FieldColumns(), MetricNames.standard(), Instant.now())
            .read(Optional.of(RunFormats.POINTS), List.of(points.folder()));
    new ArchiveWriter(fresh, work.path(ARCHIVE).toUri().toString())
        .add(imported.runs(), SyntheticArchive.DATE, codeVersion);
  }
}

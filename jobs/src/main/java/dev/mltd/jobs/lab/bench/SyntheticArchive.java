package dev.mltd.jobs.lab.bench;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.Datasets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** An archive of made-up runs, written as an import writes one. */
public final class SyntheticArchive {
  /** The one date of a made-up archive. */
  public static final LocalDate DATE = LocalDate.of(2026, 1, 31);

  private static final Instant IMPORTED_AT = DATE.atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final long SEED = 20260131;

  /** Points of a file; 64 MiB of values. */
  private static final long POINTS_OF_A_FILE = 8L << 20;

  private final SparkSession spark;
  private final String root;

  /**
   * @param root the archive's folder; any Hadoop path
   */
  public SyntheticArchive(SparkSession spark, String root) {
    this.spark = spark;
    this.root = root;
  }

  /** The archive's folder. */
  String root() {
    return root;
  }

  /** Whether it was written. */
  boolean isThere() {
    return folder().current(DATE).isPresent();
  }

  /** Makes the runs of a shape up and publishes them. */
  public void write(Shape shape, String codeVersion) {
    int files =
        (int)
            Math.min(
                shape.runs(),
                Math.max(
                    spark.sparkContext().defaultParallelism(),
                    shape.allPoints() / POINTS_OF_A_FILE));
    new ArchiveWriter(spark, root).add(rows(spark, shape, files), DATE, codeVersion);
  }

  /** The runs of a shape, made up anew whenever they are evaluated. */
  static Dataset<ArchivedRun> rows(SparkSession spark, Shape shape, int partitions) {
    SyntheticRuns made = new SyntheticRuns(shape, SEED);
    return spark
        .range(0, shape.runs(), 1, partitions)
        .as(Encoders.LONG())
        .map(
            (MapFunction<Long, ArchivedRun>) index -> ArchivedRun.of(made.run(index), IMPORTED_AT),
            Datasets.RUNS.encoder());
  }

  /** The paths of its files. */
  List<String> files() {
    return folder().paths(published());
  }

  /** Bytes of all files. */
  long bytes() {
    return published().files().stream().mapToLong(file -> file.bytes()).sum();
  }

  /** Rows of all files. */
  long runs() {
    return published().rows();
  }

  private Published published() {
    return folder().current(DATE).orElseThrow();
  }

  private DatasetFolder folder() {
    return new ArchiveReader(spark, root).folder();
  }
}

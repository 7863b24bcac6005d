package dev.mltd.jobs.lab.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Made-up runs as files that an import reads: a row per point in one, a row per run in another. */
final class SyntheticPoints {
  private static final String POINTS = "points.parquet";
  private static final String RUNS = "runs.parquet";

  private final SparkSession spark;
  private final Path folder;
  private final Shape shape;

  SyntheticPoints(SparkSession spark, Path folder, Shape shape) {
    this.spark = spark;
    this.folder = folder;
    this.shape = shape;
  }

  /** The folder that is to be imported. */
  String folder() {
    return folder.toUri().toString();
  }

  /** The runs and points that it holds. */
  Shape shape() {
    return shape;
  }

  /** Whether all of it was written; the runs come last. */
  boolean isThere() {
    return Files.exists(folder.resolve(RUNS).resolve("_SUCCESS"));
  }

  /** Makes the runs up; those of an archive of that shape. */
  void write() {
    Dataset<Row> runs = SyntheticArchive.rows(spark, shape, 1).toDF();
    write(
        runs.selectExpr("run_id", "explode(series) as one")
            .selectExpr(
                "run_id",
                "one.raw_name as metric",
                "inline(arrays_zip(one.steps, one.values)) as (step, value)"),
        POINTS);
    write(runs.selectExpr("run_id", "program", "status", "to_json(config) as config"), RUNS);
  }

  /** Every point as a row. */
  Dataset<Row> rows(SparkSession session) {
    return session.read().parquet(folder() + "/" + POINTS);
  }

  /** Bytes of all files. */
  long bytes() {
    return FileUtils.sizeOfDirectory(folder.toFile());
  }

  private void write(Dataset<Row> rows, String name) {
    rows.write().mode(SaveMode.Overwrite).parquet(folder() + "/" + name);
  }
}

package dev.mltd.analysis.spark.tables;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.publish.Published;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** How every dataset of ours is written as Parquet. */
public final class Parquet {
  /** Bytes of a row group: few enough that one batch of very long runs fits a small heap. */
  private static final long ROW_GROUP = 32L << 20;

  private Parquet() {}

  /** Writes a few rows as one file into a folder that does not exist yet, and counts them. */
  public static <T extends Record> long write(
      SparkSession spark, List<T> rows, StoredDataset<T> dataset, String folder) {
    return write(spark.createDataset(rows, dataset.encoder()).coalesce(1).toDF(), folder);
  }

  /** Writes rows into a folder that does not exist yet, and counts them on the way. */
  public static long write(Dataset<Row> rows, String folder) {
    return save(rows, folder, SaveMode.ErrorIfExists);
  }

  /** Writes rows into a folder beside those that it holds, and counts them on the way. */
  public static long append(Dataset<Row> rows, String folder) {
    return save(rows, folder, SaveMode.Append);
  }

  /** The rows of a published attempt, with these columns. */
  public static Dataset<Row> read(
      SparkSession spark, DatasetFolder folder, Published published, StructType schema) {
    return spark.read().schema(schema).parquet(folder.paths(published).toArray(String[]::new));
  }

  /**
   * The rows of the attempts that were published for several dates, with these columns and {@link
   * Warehouse#SWEEP_DATE}.
   */
  public static Dataset<Row> read(
      SparkSession spark, DatasetFolder folder, List<Published> published, StructType schema) {
    return spark
        .read()
        .schema(schema.add(Warehouse.SWEEP_DATE, DataTypes.DateType))
        // Of what is in the names of the folders below, Spark makes columns.
        .option("basePath", folder.toString())
        .parquet(
            published.stream().flatMap(one -> folder.paths(one).stream()).toArray(String[]::new));
  }

  private static long save(Dataset<Row> rows, String folder, SaveMode mode) {
    Observation written = new Observation(UUID.randomUUID().toString());
    rows.observe(written, count(lit(1)).as("rows"))
        .write()
        .mode(mode)
        .option("compression", "zstd")
        .option("parquet.block.size", ROW_GROUP)
        // A run is a long row: the writer must not wait for a hundred of them to look at the size.
        .option("parquet.block.size.row.check.min", 1)
        .option("parquet.page.size.row.check.min", 1)
        .parquet(folder);
    try {
      return (Long) written.getAsJava().get("rows");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PublishException("interrupted while counting the rows of " + folder, stopped);
    }
  }
}

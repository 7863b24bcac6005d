package dev.mltd.analysis.spark.tables;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import dev.mltd.analysis.publish.PublishException;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** How every dataset of ours is written as Parquet. */
public final class Parquet {
  /** Bytes of a row group: few enough that one batch of very long runs fits a small heap. */
  private static final long ROW_GROUP = 32L << 20;

  private Parquet() {}

  /** Writes rows into a folder that does not exist yet, and counts them on the way. */
  public static long write(Dataset<Row> rows, String folder) {
    return save(rows, folder, SaveMode.ErrorIfExists);
  }

  /** Writes rows into a folder beside those that it holds, and counts them on the way. */
  public static long append(Dataset<Row> rows, String folder) {
    return save(rows, folder, SaveMode.Append);
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

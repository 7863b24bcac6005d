package dev.mltd.jobs.options;

import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.io.PrintWriter;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/**
 * What every phase works with.
 *
 * @param spark that it runs on
 * @param archive folder of the runs
 * @param warehouse folder of the results
 * @param date that everything is read as of, and published for
 * @param out for what it says
 */
public record Sweep(
    SparkSession spark, String archive, String warehouse, LocalDate date, PrintWriter out)
    implements AutoCloseable {

  /** Where all that was published is. */
  public Warehouse results() {
    return new Warehouse(spark, warehouse);
  }

  /** What was published of a dataset. */
  public <T extends Record> Dataset<T> read(StoredDataset<T> dataset) {
    return results().read(dataset, date);
  }

  /** The diagnosis of its runs. */
  public PublishDiagnosis diagnosis() {
    return new PublishDiagnosis(spark, archive, warehouse);
  }

  /** Says which results of another process gave way to those that were just published. */
  public void tellReplaced(Iterable<Published> replaced) {
    for (Published one : replaced) {
      out.printf(
          "Replaced what another process published meanwhile: %s of %s%n",
          one.dataset(), one.publishedAt());
    }
  }

  /** Ends the session. */
  @Override
  public void close() {
    spark.close();
  }
}

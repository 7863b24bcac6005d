package dev.mltd.analysis.spark.tables;

import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.publish.Published;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The datasets of a warehouse, by name and date. */
public final class Warehouse {
  /** The column with the date for which a row was published, where several are read at once. */
  public static final String SWEEP_DATE = "sweep_date";

  private final SparkSession spark;
  private final String root;

  /**
   * @param root the warehouse's folder; any Hadoop path
   */
  public Warehouse(SparkSession spark, String root) {
    this.spark = spark;
    this.root = root;
  }

  /** The folder of a dataset. */
  public DatasetFolder folder(StoredDataset<?> dataset) {
    return new DatasetFolder(root, dataset.name(), spark.sessionState().newHadoopConf());
  }

  /** Whether a dataset is published for a date. */
  public boolean has(StoredDataset<?> dataset, LocalDate date) {
    return folder(dataset).current(date).isPresent();
  }

  /** What is current of a dataset on a date; without it an error that says what makes it. */
  public Published current(StoredDataset<?> dataset, LocalDate date) {
    return folder(dataset)
        .current(date)
        .orElseThrow(
            () ->
                new PublishException(
                    "%s has nothing for %s; `mltd %s` makes it"
                        .formatted(folder(dataset), date, dataset.phase().command())));
  }

  /** The dates for which a dataset is published; without any an error that says what makes it. */
  public List<LocalDate> dates(StoredDataset<?> dataset) {
    List<LocalDate> dates = folder(dataset).dates();
    if (dates.isEmpty()) {
      throw new PublishException(
          "%s has nothing; `mltd %s` makes it"
              .formatted(folder(dataset), dataset.phase().command()));
    }
    return dates;
  }

  /** A dataset as published for a date. */
  public <T extends Record> Dataset<T> read(StoredDataset<T> dataset, LocalDate date) {
    return Parquet.read(spark, folder(dataset), current(dataset, date), dataset.schema())
        .as(dataset.encoder());
  }

  /** A dataset as published for a date; empty when it is not. */
  public <T extends Record> Optional<Dataset<T>> readIfThere(
      StoredDataset<T> dataset, LocalDate date) {
    return has(dataset, date) ? Optional.of(read(dataset, date)) : Optional.empty();
  }

  /**
   * Publishes a dataset of a few rows for a date.
   *
   * @return the attempt of another process that was replaced
   */
  public <T extends Record> Optional<Published> publish(
      StoredDataset<T> dataset, LocalDate date, List<T> rows, Provenance provenance) {
    Attempt attempt = folder(dataset).newAttempt(date);
    return attempt.publish(provenance, Parquet.write(spark, rows, dataset, attempt.path()));
  }

  /**
   * A dataset as published for all its dates.
   *
   * @return the rows, each with its date in the column {@link #SWEEP_DATE}; empty without any date
   */
  public Optional<Dataset<Row>> readAll(StoredDataset<?> dataset) {
    DatasetFolder folder = folder(dataset);
    List<Published> published =
        folder.dates().stream().flatMap(date -> folder.current(date).stream()).toList();
    return published.isEmpty()
        ? Optional.empty()
        : Optional.of(Parquet.read(spark, folder, published, dataset.schema()));
  }

  @Override
  public String toString() {
    return root;
  }
}

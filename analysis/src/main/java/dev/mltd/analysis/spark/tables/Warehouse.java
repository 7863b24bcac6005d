package dev.mltd.analysis.spark.tables;

import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.publish.Published;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The datasets of a warehouse, by name and date. */
public final class Warehouse {
  /** The column with the date for which a row was published, where several are read at once. */
  public static final String SWEEP_DATE = "sweep_date";

  private final SparkSession spark;
  private final String root;

  /** Within a warehouse's folder; any Hadoop path. */
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
    return read(dataset, current(dataset, date));
  }

  /** A dataset as published. */
  public <T extends Record> Dataset<T> read(StoredDataset<T> dataset, Published published) {
    return rows(dataset, published, dataset.schema()).as(dataset.encoder());
  }

  /**
   * Rows of a dataset as published.
   *
   * @param schema the columns to read; nested ones may be left out too
   */
  public Dataset<Row> rows(StoredDataset<?> dataset, Published published, StructType schema) {
    List<String> paths = folder(dataset).paths(published);
    return spark.read().schema(schema).parquet(paths.toArray(String[]::new));
  }

  /** A dataset as published for a date; empty when it is not. */
  public <T extends Record> Optional<Dataset<T>> readIfThere(
      StoredDataset<T> dataset, LocalDate date) {
    return has(dataset, date) ? Optional.of(read(dataset, date)) : Optional.empty();
  }

  /**
   * Publishes a dataset of a few rows, as one file, for a date.
   *
   * @return the attempt of another process that was replaced
   */
  public <T extends Record> Optional<Published> publish(
      StoredDataset<T> dataset, LocalDate date, List<T> rows, Provenance provenance) {
    Dataset<T> one = spark.createDataset(rows, dataset.encoder()).coalesce(1);
    return publish(provenance, write(dataset, date, one)).stream().findFirst();
  }

  /** Rows that were written for a date, and that nobody sees before they are published. */
  public record Written(Attempt attempt, long rows) {
    /** These, and more of the same dataset. */
    public Written with(Dataset<?> more) {
      return new Written(attempt, rows + Parquet.append(more.toDF(), attempt.path()));
    }
  }

  /** Writes rows of a dataset for a date. */
  public <T extends Record> Written write(
      StoredDataset<T> dataset, LocalDate date, Dataset<T> rows) {
    Attempt attempt = folder(dataset).newAttempt(date);
    return new Written(attempt, Parquet.write(rows.toDF(), attempt.path()));
  }

  /**
   * Publishes datasets in this order: who sees the last may count on the others being there.
   *
   * @return the attempts of other processes that were replaced
   */
  public static List<Published> publish(Provenance provenance, Written... written) {
    return Stream.of(written)
        .flatMap(one -> one.attempt().publish(provenance, one.rows()).stream())
        .toList();
  }

  /**
   * A dataset as published for all its dates.
   *
   * @return the rows, each with its date in the column {@link #SWEEP_DATE}; empty without any date
   */
  public Optional<Dataset<Row>> readAll(StoredDataset<?> dataset) {
    DatasetFolder folder = folder(dataset);
    String[] paths =
        folder.dates().stream()
            .flatMap(date -> folder.current(date).stream())
            .flatMap(published -> folder.paths(published).stream())
            .toArray(String[]::new);
    if (paths.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        spark
            .read()
            .schema(dataset.schema().add(SWEEP_DATE, DataTypes.DateType))
            // Of what is in the names of the folders below, Spark makes columns.
            .option("basePath", folder.toString())
            .parquet(paths));
  }

  @Override
  public String toString() {
    return root;
  }
}

package dev.mltd.analysis.spark.tables;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.PublishException;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Reads an archive as of a date: of every run, the newest row that is not younger. */
public final class ArchiveReader {
  /** The column of the runs' ids. */
  public static final String RUN_ID = "run_id";

  /** The column of what is trained, hyper-parameters apart: its runs are siblings. */
  public static final String PROGRAM = "program";

  private static final String IMPORT_DATE = "import_date";

  private static final String BATCH_SIZE = "spark.sql.parquet.columnarReaderBatchSize";

  /**
   * Rows that Spark decodes at a time. A run is a long row: of Spark's usual 4,096, two batches may
   * be more than a heap of 2 GB holds, and even where they fit they never fit the processor's
   * cache.
   */
  private static final long ROWS_OF_A_BATCH = 16;

  private final Warehouse tables;

  /**
   * @param spark from now on reads in batches that suit an archive, unless it was told a size
   * @param root the archive's folder; any Hadoop path
   */
  public ArchiveReader(SparkSession spark, String root) {
    this.tables = new Warehouse(spark, root);
    if (!spark.conf().contains(BATCH_SIZE)) {
      spark.conf().set(BATCH_SIZE, ROWS_OF_A_BATCH);
    }
  }

  /** The archive's dataset of runs. */
  public DatasetFolder folder() {
    return tables.folder(Datasets.RUNS);
  }

  /** All datasets of the archive. */
  public Warehouse tables() {
    return tables;
  }

  /** The dates whose rows count for a date, oldest first; refuses an archive without any. */
  public List<LocalDate> datesUpTo(LocalDate date) {
    List<LocalDate> all = folder().dates();
    List<LocalDate> counting = all.stream().filter(one -> !one.isAfter(date)).toList();
    if (counting.isEmpty()) {
      throw new PublishException(
          all.isEmpty()
              ? "there is no archive at %s; `mltd import` makes one".formatted(tables)
              : "the archive at %s begins on %s, after %s".formatted(tables, all.get(0), date));
    }
    return counting;
  }

  /** Every run as of a date, with all columns. */
  public Dataset<ArchivedRun> upTo(LocalDate date) {
    return upTo(date, Datasets.RUNS.schema()).as(Datasets.RUNS.encoder());
  }

  /** Every run as of a date, with these columns; nested ones may be left out too. */
  public Dataset<Row> upTo(LocalDate date, StructType schema) {
    return rows(datesUpTo(date), schema);
  }

  /**
   * Every run as of the last of these dates.
   *
   * @param dates published, oldest first
   * @param schema the columns to read; nested ones may be left out too
   */
  public Dataset<Row> rows(List<LocalDate> dates, StructType schema) {
    if (dates.size() == 1) {
      return rows(dates.get(0), schema);
    }
    // Only ids and dates take part in finding the newest; the rows themselves are never shuffled.
    StructType ids = new StructType().add(RUN_ID, "string");
    Dataset<Row> newest =
        dated(dates, ids).groupBy(RUN_ID).agg(max(col(IMPORT_DATE)).as(IMPORT_DATE));
    Dataset<Row> rows = dated(dates, schema);
    return rows.join(
            broadcast(newest),
            rows.col(RUN_ID)
                .equalTo(newest.col(RUN_ID))
                .and(rows.col(IMPORT_DATE).equalTo(newest.col(IMPORT_DATE))),
            "left_semi")
        .drop(IMPORT_DATE);
  }

  private Dataset<Row> dated(List<LocalDate> dates, StructType schema) {
    return dates.stream()
        .map(date -> rows(date, schema).withColumn(IMPORT_DATE, lit(date.toString())))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  private Dataset<Row> rows(LocalDate date, StructType schema) {
    return tables.rows(Datasets.RUNS, tables.current(Datasets.RUNS, date), schema);
  }
}

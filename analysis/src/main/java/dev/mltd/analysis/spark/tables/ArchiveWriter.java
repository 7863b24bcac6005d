package dev.mltd.analysis.spark.tables;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.PointCounts;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Adds runs to an archive. A run whose fingerprint is that of its newest row on an earlier date is
 * not written again. Runs already imported on the same date stay unless they come again, so that
 * two imports on one day add up and a repeated one changes nothing.
 */
public final class ArchiveWriter {
  private static final String FINGERPRINT = "source.fingerprint";
  private static final StructType ID = new StructType().add(ArchiveReader.RUN_ID, "string");
  private static final StructType ID_AND_FINGERPRINT =
      ID.add("source", new StructType().add("fingerprint", "string"));

  private final SparkSession spark;
  private final ArchiveReader reader;

  /** Within an archive's folder; any Hadoop path. */
  public ArchiveWriter(SparkSession spark, String root) {
    this.spark = spark;
    this.reader = new ArchiveReader(spark, root);
  }

  /**
   * What an import added.
   *
   * @param written runs that are new or changed
   * @param points what became of their points
   * @param kept runs of earlier imports on the same date
   * @param replaced the attempt of another process that this one replaced
   */
  public record Added(long written, PointCounts points, long kept, Optional<Published> replaced) {}

  /**
   * Publishes runs for a date.
   *
   * @param runs with distinct ids
   * @param codeVersion version of this software
   */
  public Added add(Dataset<ArchivedRun> runs, LocalDate date, String codeVersion) {
    List<LocalDate> dates = reader.folder().dates();
    List<LocalDate> earlier = dates.stream().filter(one -> one.isBefore(date)).toList();
    Dataset<Row> changed = changedSince(earlier, runs.toDF());

    Attempt attempt = reader.folder().newAttempt(date);
    long written = Parquet.write(changed, attempt.path());
    PointCounts points = points(attempt.path());
    long kept = 0;
    if (dates.contains(date)) {
      Dataset<Row> before = reader.rows(List.of(date), Datasets.RUNS.schema());
      Dataset<Row> again = spark.read().schema(ID).parquet(attempt.path());
      Dataset<Row> others =
          before.join(broadcast(again), new String[] {ArchiveReader.RUN_ID}, "left_anti");
      kept = Parquet.append(others, attempt.path());
    }
    Provenance provenance = Provenance.of(codeVersion, fingerprint(attempt.path()));
    return new Added(written, points, kept, attempt.publish(provenance, written + kept));
  }

  /**
   * Publishes what could not be imported; an earlier import's on the same date is replaced.
   *
   * @param rows with their reasons; may be none
   */
  public void setAside(List<SetAside> rows, LocalDate date, String codeVersion) {
    reader.tables().publish(Datasets.QUARANTINE, date, rows, Provenance.of(codeVersion, ""));
  }

  private PointCounts points(String folder) {
    return spark
        .read()
        .parquet(folder)
        .select(
            total("points_read", "read"),
            total("points_kept", "kept"),
            total("repeats", "repeats"),
            total("replaced", "replaced"),
            total("points_thinned", "thinned"),
            total("restarts", "restarts"))
        .as(RecordCodec.encoder(PointCounts.class))
        .first();
  }

  private static Column total(String column, String name) {
    return coalesce(sum(col(column)), lit(0L)).as(name);
  }

  /** Digest of what was imported, in whichever order: the sum of the runs' own digests. */
  private String fingerprint(String folder) {
    Row sum =
        spark
            .read()
            .schema(ID_AND_FINGERPRINT)
            .parquet(folder)
            .agg(sum(xxhash64(col(ArchiveReader.RUN_ID), col(FINGERPRINT)).cast("decimal(20,0)")))
            .first();
    return String.valueOf(sum.get(0));
  }

  private Dataset<Row> changedSince(List<LocalDate> earlier, Dataset<Row> runs) {
    if (earlier.isEmpty()) {
      return runs;
    }
    Dataset<Row> known =
        reader
            .rows(earlier, ID_AND_FINGERPRINT)
            .select(col(ArchiveReader.RUN_ID).as("known_id"), col(FINGERPRINT).as("known_print"));
    return runs.join(
        broadcast(known),
        runs.col(ArchiveReader.RUN_ID)
            .equalTo(known.col("known_id"))
            .and(runs.col(FINGERPRINT).equalTo(known.col("known_print"))),
        "left_anti");
  }
}

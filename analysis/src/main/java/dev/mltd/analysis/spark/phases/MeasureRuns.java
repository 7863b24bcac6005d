package dev.mltd.analysis.spark.phases;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.measure.MeasurableRun;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.spark.tables.RecordCodec;
import dev.mltd.analysis.spark.tables.ScannedRows;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The one pass over an archive's curves: every series is measured where it lies, without a shuffle
 * and without boxing a point.
 */
public final class MeasureRuns {
  private static final RecordCodec<MeasurableRun> CODEC = RecordCodec.of(MeasurableRun.class);

  /** What is read of each run. */
  static final StructType COLUMNS = CODEC.schema();

  private MeasureRuns() {}

  /**
   * Rows with {@link #COLUMNS}, measured.
   *
   * @param known profiles of training data, by path
   */
  static JavaRDD<MeasuredRun> of(Dataset<Row> runs, Map<String, DataProfile> known) {
    Broadcast<Map<String, DataProfile>> profiles =
        JavaSparkContext.fromSparkContext(runs.sparkSession().sparkContext()).broadcast(known);
    return ScannedRows.of(runs, row -> CODEC.read(row).measured(profiles.value()));
  }
}

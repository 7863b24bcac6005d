package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.archive.ArchiveColumns;
import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.siblings.MeasuredRun;
import dev.mltd.analysis.siblings.MeasuredSeries;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.ScannedRows;
import dev.mltd.analysis.stats.Curve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The one pass over an archive's curves: every series is measured where it lies, without a shuffle
 * and without boxing a point.
 */
public final class MeasureRuns {
  private static final StructType SERIES =
      new StructType()
          .add(ArchiveColumns.METRIC, DataTypes.StringType)
          .add(ArchiveColumns.SPLIT, DataTypes.StringType)
          .add(ArchiveColumns.LAYER, DataTypes.StringType)
          .add(ArchiveColumns.DIRECTION, DataTypes.StringType)
          .add(ArchiveColumns.STEPS, DataTypes.createArrayType(DataTypes.LongType))
          .add(ArchiveColumns.VALUES, DataTypes.createArrayType(DataTypes.DoubleType));

  /** What is read of each run. */
  static final StructType COLUMNS =
      new StructType()
          .add(ArchiveColumns.RUN_ID, DataTypes.StringType)
          .add(ArchiveColumns.EXPERIMENT, DataTypes.StringType)
          .add(ArchiveColumns.PROGRAM, DataTypes.StringType)
          .add(ArchiveColumns.GROUP, DataTypes.StringType)
          .add(ArchiveColumns.STATUS, DataTypes.StringType)
          .add(ArchiveColumns.TRAINING_ID, DataTypes.StringType)
          .add(ArchiveColumns.DEVICE_HOURS, DataTypes.DoubleType)
          .add(
              ArchiveColumns.CONFIG,
              DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add(ArchiveColumns.SERIES, DataTypes.createArrayType(SERIES))
          .add(ArchiveColumns.DATA, new StructType().add("path", DataTypes.StringType));

  private MeasureRuns() {}

  /**
   * Every run of an archive as of a date, measured.
   *
   * @param profiles of training data, by path
   */
  public static JavaRDD<MeasuredRun> of(
      ArchiveReader archive, LocalDate date, Map<String, DataProfile> profiles) {
    return of(archive.rows(archive.datesUpTo(date), COLUMNS), profiles);
  }

  /** The runs of some programs as of a date, measured. */
  static JavaRDD<MeasuredRun> of(
      ArchiveReader archive,
      LocalDate date,
      Map<String, DataProfile> profiles,
      List<String> programs) {
    return of(
        archive
            .rows(archive.datesUpTo(date), COLUMNS)
            .where(col(ArchiveColumns.PROGRAM).isin(programs.toArray())),
        profiles);
  }

  /** Rows with {@link #COLUMNS}, measured. */
  static JavaRDD<MeasuredRun> of(Dataset<Row> runs, Map<String, DataProfile> known) {
    Broadcast<Map<String, DataProfile>> profiles =
        JavaSparkContext.fromSparkContext(runs.sparkSession().sparkContext()).broadcast(known);
    return ScannedRows.of(runs, row -> measure(row, profiles.value()));
  }

  private static MeasuredRun measure(InternalRow row, Map<String, DataProfile> profiles) {
    return new MeasuredRun(
        row.getString(0),
        row.getString(1),
        new Program(row.getString(2)),
        row.getString(3),
        RunStatus.ofStored(row.getString(4)),
        !row.isNullAt(5),
        row.isNullAt(6) ? Double.NaN : row.getDouble(6),
        config(row.getMap(7)),
        data(row, profiles),
        series(row.getArray(8)));
  }

  private static DataProfile data(InternalRow row, Map<String, DataProfile> profiles) {
    UTF8String path = row.isNullAt(9) ? null : row.getStruct(9, 1).getUTF8String(0);
    return path == null
        ? DataProfile.UNKNOWN
        : profiles.getOrDefault(path.toString(), DataProfile.UNKNOWN);
  }

  /** A config as the archive holds it. */
  public static RunConfig config(MapData stored) {
    Map<String, String> config = new TreeMap<>();
    for (int i = 0; i < stored.numElements(); i++) {
      UTF8String value = stored.valueArray().getUTF8String(i);
      config.put(
          stored.keyArray().getUTF8String(i).toString(), value == null ? "" : value.toString());
    }
    return RunConfig.of(config);
  }

  private static List<MeasuredSeries> series(ArrayData stored) {
    List<MeasuredSeries> measured = new ArrayList<>(stored.numElements());
    for (int i = 0; i < stored.numElements(); i++) {
      InternalRow one = stored.getStruct(i, SERIES.size());
      ArrayData steps = one.getArray(4);
      // A series without a point says nothing; that its metric was named is kept in the archive.
      if (steps.numElements() > 0) {
        measured.add(
            new MeasuredSeries(
                new Metric(one.getString(0), Split.ofStored(one.getString(1))),
                one.getString(2),
                Direction.ofStored(one.getString(3)),
                Curve.of(steps.toLongArray(), one.getArray(5).toDoubleArray())));
      }
    }
    return measured;
  }
}

package dev.mltd.analysis.spark.reporting;

import dev.mltd.analysis.archive.ArchiveColumns;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.archive.StepUnit;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.report.page.DrawnRun;
import dev.mltd.analysis.spark.phases.MeasureRuns;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.ScannedRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Thins the curves of every run, where they lie, down to what a page draws, and brings them to the
 * driver some partitions at a time: all of them together might not fit.
 */
final class DrawRuns implements Iterator<DrawnRun> {
  /** Points of all curves that all pages of a report draw: about 100 MB. */
  private static final long ALL_POINTS = 10_000_000;

  private static final int TYPICAL_CURVES = 8;
  private static final int FEWEST_POINTS = 32;
  private static final int MOST_POINTS = 240;

  private static final StructType SERIES =
      new StructType()
          .add(ArchiveColumns.METRIC, DataTypes.StringType)
          .add(ArchiveColumns.SPLIT, DataTypes.StringType)
          .add(ArchiveColumns.LAYER, DataTypes.StringType)
          .add(ArchiveColumns.STEP_UNIT, DataTypes.StringType)
          .add(ArchiveColumns.STEPS, DataTypes.createArrayType(DataTypes.LongType))
          .add(ArchiveColumns.VALUES, DataTypes.createArrayType(DataTypes.DoubleType));

  private static final StructType RUN =
      new StructType()
          .add(ArchiveColumns.RUN_ID, DataTypes.StringType)
          .add(ArchiveColumns.NAME, DataTypes.StringType)
          .add(ArchiveColumns.OWNER, DataTypes.StringType)
          .add(ArchiveColumns.PROGRAM, DataTypes.StringType)
          .add(
              ArchiveColumns.CONFIG,
              DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add(ArchiveColumns.SERIES, DataTypes.createArrayType(SERIES));

  /** A page does not tell what its tool called a curve. */
  private static final Naming UNNAMED = new Naming("", "", Direction.UNKNOWN);

  private final JavaRDD<DrawnRun> runs;
  private final int partitions;
  private final int together;
  private int next;
  private Iterator<DrawnRun> arrived = List.<DrawnRun>of().iterator();

  private DrawRuns(JavaRDD<DrawnRun> runs, int together) {
    this.runs = runs;
    this.partitions = runs.getNumPartitions();
    this.together = together;
  }

  /**
   * The runs of an archive as of a date.
   *
   * @param found findings, whose curves are drawn whatever they are
   * @param count of runs, by which the points of a curve are chosen
   */
  static DrawRuns of(
      SparkSession spark,
      ArchiveReader archive,
      LocalDate date,
      List<RunFinding> found,
      long count) {
    Broadcast<Map<String, Set<String>>> pointedAt =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(pointedAt(found));
    int points =
        (int)
            Math.max(
                FEWEST_POINTS,
                Math.min(MOST_POINTS, ALL_POINTS / TYPICAL_CURVES / Math.max(1, count)));
    return new DrawRuns(
        ScannedRows.of(
            archive.rows(archive.datesUpTo(date), RUN),
            row -> {
              RunHistory history = history(row);
              return DrawnRun.of(
                  history, pointedAt.value().getOrDefault(history.run().runId(), Set.of()), points);
            }),
        spark.sparkContext().defaultParallelism());
  }

  private static RunHistory history(InternalRow row) {
    List<Series> series = new ArrayList<>();
    ArrayData stored = row.getArray(5);
    for (int i = 0; i < stored.numElements(); i++) {
      InternalRow one = stored.getStruct(i, SERIES.size());
      series.add(
          new Series(
              new Metric(one.getString(0), Split.ofStored(one.getString(1))),
              one.getString(2),
              UNNAMED,
              StepUnit.ofStored(one.getString(3)),
              one.getArray(4).toLongArray(),
              one.getArray(5).toDoubleArray(),
              new double[0]));
    }
    return new RunHistory(
        Run.of(row.getString(0), new Program(row.getString(3)))
            .name(row.getString(1))
            .owner(row.getString(2))
            .config(MeasureRuns.config(row.getMap(4)).values())
            .build(),
        series);
  }

  private static Map<String, Set<String>> pointedAt(List<RunFinding> found) {
    Map<String, Set<String>> pointedAt = new HashMap<>();
    for (RunFinding finding : found) {
      if (finding.metric().isPresent()) {
        pointedAt
            .computeIfAbsent(finding.runId(), run -> new HashSet<>())
            .add(
                DrawnRun.key(
                    finding.metric().orElseThrow(),
                    finding.split().orElseThrow().stored(),
                    finding.layer().orElseThrow()));
      }
    }
    return pointedAt;
  }

  @Override
  public boolean hasNext() {
    while (!arrived.hasNext() && next < partitions) {
      int[] wanted = new int[Math.min(together, partitions - next)];
      for (int i = 0; i < wanted.length; i++) {
        wanted[i] = next++;
      }
      List<DrawnRun> some = new ArrayList<>();
      for (List<DrawnRun> partition : runs.collectPartitions(wanted)) {
        some.addAll(partition);
      }
      arrived = some.iterator();
    }
    return arrived.hasNext();
  }

  @Override
  public DrawnRun next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return arrived.next();
  }
}

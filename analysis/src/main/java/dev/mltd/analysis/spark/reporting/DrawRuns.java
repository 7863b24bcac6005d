package dev.mltd.analysis.spark.reporting;

import dev.mltd.analysis.archive.ArchivedCurve;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.report.page.DrawnRun;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.RecordCodec;
import dev.mltd.analysis.spark.tables.ScannedRows;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.collections4.ListUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * Thins the curves of every run, where they lie, down to what a page draws, and brings them to the
 * driver some partitions at a time: all of them together might not fit.
 */
final class DrawRuns {
  /** Points of all curves that all pages of a report draw: about 100 MB. */
  private static final long ALL_POINTS = 10_000_000;

  private static final int TYPICAL_CURVES = 8;
  private static final int FEWEST_POINTS = 32;
  private static final int MOST_POINTS = 240;

  private static final RecordCodec<Drawable> CODEC = RecordCodec.of(Drawable.class);

  /** What is read of a run to draw it. */
  private record Drawable(
      String runId,
      String name,
      String owner,
      String program,
      Map<String, String> config,
      List<ArchivedCurve> series) {

    RunHistory toHistory() {
      return new RunHistory(
          Run.of(runId, new Program(program)).name(name).owner(owner).config(config).build(),
          series.stream().map(ArchivedCurve::toSeries).toList());
    }
  }

  private DrawRuns() {}

  /**
   * The runs of an archive as of a date.
   *
   * @param found findings, whose curves are drawn whatever they are
   * @param count of runs, by which the points of a curve are chosen
   */
  static Iterator<DrawnRun> of(
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
    JavaRDD<DrawnRun> runs =
        ScannedRows.of(
            archive.upTo(date, CODEC.schema()),
            row -> {
              Drawable run = CODEC.read(row);
              return DrawnRun.of(
                  run.toHistory(), pointedAt.value().getOrDefault(run.runId(), Set.of()), points);
            });
    List<Integer> partitions = IntStream.range(0, runs.getNumPartitions()).boxed().toList();
    return ListUtils.partition(partitions, spark.sparkContext().defaultParallelism()).stream()
        .map(some -> some.stream().mapToInt(Integer::intValue).toArray())
        .flatMap(some -> Arrays.stream(runs.collectPartitions(some)))
        .flatMap(List::stream)
        .iterator();
  }

  private static Map<String, Set<String>> pointedAt(List<RunFinding> found) {
    return found.stream()
        .filter(finding -> finding.metric().isPresent())
        .collect(
            Collectors.groupingBy(
                RunFinding::runId,
                Collectors.mapping(
                    finding ->
                        DrawnRun.key(
                            finding.metric().orElseThrow(),
                            finding.split().orElseThrow().stored(),
                            finding.layer().orElseThrow()),
                    Collectors.toSet())));
  }
}

package dev.mltd.jobs.reporting;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.fix.DeliveredTraining;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Phase;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a sweep comes to in numbers, for whoever watches many of them.
 *
 * @param runs by health
 * @param illByCause failing runs by their likeliest cause
 * @param trainings distinct trainings that were carried out, by status
 * @param trainingSeconds of all of them together
 * @param fixes compared, by verdict
 * @param lastPublished when the newest of its datasets was published
 * @param took from the first of its datasets to the last
 */
record SweepGauges(
    LocalDate date,
    SortedMap<Health, Long> runs,
    SortedMap<String, Long> illByCause,
    SortedMap<TrainingOutcome.Status, Long> trainings,
    double trainingSeconds,
    SortedMap<Verdict, Long> fixes,
    Instant lastPublished,
    Duration took) {

  /** The figures of what is published for a date; what was not made counts as none. */
  static SweepGauges of(Warehouse warehouse, LocalDate date) {
    SortedMap<Health, Long> runs = new TreeMap<>();
    warehouse
        .readIfThere(Datasets.RUN_SUMMARIES, date)
        .ifPresent(rows -> count(rows, "health").forEach((k, n) -> runs.put(Health.valueOf(k), n)));
    SortedMap<String, Long> causes = new TreeMap<>();
    warehouse
        .readIfThere(Datasets.DIAGNOSES, date)
        .ifPresent(
            rows ->
                causes.putAll(
                    count(
                        rows.where(
                            col("rank")
                                .equalTo(1)
                                .and(
                                    col("cause")
                                        .isin(Diagnosis.NONE, Diagnosis.NOT_JUDGED)
                                        .unary_$bang())),
                        "cause")));
    Map<String, DeliveredTraining> trainings = new HashMap<>();
    for (Stage stage : Stage.values()) {
      warehouse
          .readIfThere(stage.dataset(), date)
          .ifPresent(
              rows -> rows.collectAsList().forEach(row -> trainings.put(row.trainingId(), row)));
    }
    SortedMap<TrainingOutcome.Status, Long> statuses = new TreeMap<>();
    trainings.values().forEach(row -> statuses.merge(row.status(), 1L, Long::sum));
    SortedMap<Verdict, Long> verdicts = new TreeMap<>();
    warehouse
        .readIfThere(Datasets.COMPARISONS, date)
        .ifPresent(
            rows -> count(rows, "verdict").forEach((k, n) -> verdicts.put(Verdict.valueOf(k), n)));
    List<Instant> published = published(warehouse, date);
    return new SweepGauges(
        date,
        runs,
        causes,
        statuses,
        trainings.values().stream().mapToDouble(DeliveredTraining::seconds).sum(),
        verdicts,
        published.stream().max(Instant::compareTo).orElse(Instant.EPOCH),
        published.isEmpty()
            ? Duration.ZERO
            : Duration.between(
                published.stream().min(Instant::compareTo).orElseThrow(),
                published.stream().max(Instant::compareTo).orElseThrow()));
  }

  private static Map<String, Long> count(Dataset<?> rows, String column) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : rows.groupBy(column).count().collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  private static List<Instant> published(Warehouse warehouse, LocalDate date) {
    return Datasets.OF_WAREHOUSE.stream()
        .filter(dataset -> dataset.phase() != Phase.REPORT)
        .flatMap(dataset -> warehouse.folder(dataset).current(date).stream())
        .map(Published::publishedAt)
        .toList();
  }
}

package dev.mltd.jobs.reporting;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lower;

import dev.mltd.analysis.fix.DeliveredTraining;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Phase;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a sweep comes to in numbers, for whoever watches many of them.
 *
 * @param runs by health; these and others are called in lower case, causes by their names
 * @param illByCause failing runs by their likeliest cause
 * @param trainings distinct trainings that were carried out, by status
 * @param trainingSeconds of all of them together
 * @param fixes compared, by verdict
 * @param lastPublished when the newest of its datasets was published
 * @param took from the first of its datasets to the last
 */
record SweepGauges(
    SortedMap<String, Long> runs,
    SortedMap<String, Long> illByCause,
    SortedMap<String, Long> trainings,
    double trainingSeconds,
    SortedMap<String, Long> fixes,
    Instant lastPublished,
    Duration took) {

  /** The figures of what is published for a date; what was not made counts as none. */
  static SweepGauges of(Warehouse warehouse, LocalDate date) {
    Map<String, DeliveredTraining> trainings = new HashMap<>();
    for (Stage stage : Stage.values()) {
      warehouse
          .readIfThere(stage.dataset(), date)
          .ifPresent(
              rows -> rows.collectAsList().forEach(row -> trainings.put(row.trainingId(), row)));
    }
    SortedMap<String, Long> statuses = new TreeMap<>();
    trainings
        .values()
        .forEach(
            row -> statuses.merge(row.status().name().toLowerCase(Locale.ROOT), 1L, Long::sum));
    List<Instant> published = published(warehouse, date);
    return new SweepGauges(
        counts(warehouse, Datasets.RUN_SUMMARIES, date, "health"),
        warehouse
            .readIfThere(Datasets.DIAGNOSES, date)
            .map(RowCounts::ofCauses)
            .orElseGet(TreeMap::new),
        statuses,
        trainings.values().stream().mapToDouble(DeliveredTraining::seconds).sum(),
        counts(warehouse, Datasets.COMPARISONS, date, "verdict"),
        Collections.max(published),
        Duration.between(Collections.min(published), Collections.max(published)));
  }

  private static SortedMap<String, Long> counts(
      Warehouse warehouse, StoredDataset<?> dataset, LocalDate date, String column) {
    return warehouse
        .readIfThere(dataset, date)
        .map(rows -> RowCounts.by(lower(col(column)), rows))
        .orElseGet(TreeMap::new);
  }

  /** When each of its datasets was published; the epoch when none was. */
  private static List<Instant> published(Warehouse warehouse, LocalDate date) {
    List<Instant> published =
        Datasets.OF_WAREHOUSE.stream()
            .filter(dataset -> dataset.phase() != Phase.REPORT)
            .flatMap(dataset -> warehouse.folder(dataset).current(date).stream())
            .map(Published::publishedAt)
            .toList();
    return published.isEmpty() ? List.of(Instant.EPOCH) : published;
  }
}

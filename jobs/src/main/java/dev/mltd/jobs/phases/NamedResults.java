package dev.mltd.jobs.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.Encoders;

/** What the current datasets of a warehouse name, of all dates. */
final class NamedResults {
  private final Warehouse warehouse;

  NamedResults(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Ids of trainings. */
  Set<String> trainings() {
    Set<String> ids = new HashSet<>();
    for (Stage stage : Stage.values()) {
      ids.addAll(ids(stage.dataset(), "training_id"));
    }
    return ids;
  }

  /** Ids of plans whose fix delivered a model. */
  Set<String> models() {
    return ids(Datasets.COMPARISONS, "plan_id");
  }

  private Set<String> ids(StoredDataset<?> dataset, String column) {
    return warehouse
        .readAll(dataset)
        .map(rows -> rows.select(col(column)).distinct().as(Encoders.STRING()).collectAsList())
        .map(Set::copyOf)
        .orElse(Set.of());
  }
}

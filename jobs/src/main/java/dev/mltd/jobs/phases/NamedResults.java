package dev.mltd.jobs.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.spark.PublishComparisons;
import dev.mltd.analysis.spark.Stage;
import dev.mltd.analysis.spark.Warehouse;
import dev.mltd.analysis.spark.rows.ComparisonRow;
import dev.mltd.analysis.spark.rows.RetrainedRow;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.Encoder;
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
      ids.addAll(ids(stage.dataset(), RetrainedRow.ENCODER, "training_id"));
    }
    return ids;
  }

  /** Ids of plans whose fix delivered a model. */
  Set<String> models() {
    return ids(PublishComparisons.COMPARISONS, ComparisonRow.ENCODER, "plan_id");
  }

  private Set<String> ids(String dataset, Encoder<?> encoder, String column) {
    return warehouse
        .readAll(dataset, encoder)
        .map(rows -> rows.select(col(column)).distinct().as(Encoders.STRING()).collectAsList())
        .map(Set::copyOf)
        .orElse(Set.of());
  }
}

package dev.mltd.jobs.reporting;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.cause.RankedCause;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many rows say what. */
public final class RowCounts {
  private RowCounts() {}

  /** Rows by the text in a column. */
  static SortedMap<String, Long> by(Column column, Dataset<?> rows) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Row row : rows.groupBy(column).count().collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  /** Failing runs by their likeliest cause. */
  public static SortedMap<String, Long> ofCauses(Dataset<RankedCause> diagnoses) {
    return by(
        col("cause"),
        diagnoses.where(
            col("rank")
                .equalTo(1)
                .and(not(col("cause").isin(Diagnosis.NONE, Diagnosis.NOT_JUDGED)))));
  }
}

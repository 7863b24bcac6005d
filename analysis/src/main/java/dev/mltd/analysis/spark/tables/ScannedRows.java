package dev.mltd.analysis.spark.tables;

import java.io.Serializable;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.SparkPlan;

/** Rows as a scan yields them, without boxing an element of an array. */
public final class ScannedRows {
  private ScannedRows() {}

  /** Makes something of a row. */
  public interface Reading<T> extends Serializable {
    T of(InternalRow row);
  }

  /**
   * What is made of each row.
   *
   * @param reading takes what it needs at once: the row is used again for the next
   */
  public static <T> JavaRDD<T> of(Dataset<Row> rows, Reading<T> reading) {
    SparkPlan plan = rows.queryExecution().sparkPlan();
    if (!plan.supportsColumnar()) {
      return rows.queryExecution().toRdd().toJavaRDD().map(reading::of);
    }
    // A mere scan hands over its batches; to have them copied into rows costs half as much again.
    return plan.executeColumnar()
        .toJavaRDD()
        .flatMap(batch -> IteratorUtils.transformedIterator(batch.rowIterator(), reading::of));
  }
}

package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * {@code points.parquet} (a file, or a folder of files) with a row per point: {@code run_id},
 * {@code metric}, {@code step}, {@code value} and perhaps {@code layer}. A null value is a NaN, as
 * pandas writes it.
 */
final class PointTable {
  static final String POINTS = "points.parquet";
  static final String RUNS = "runs.parquet";
  private static final String ADVICE = "write the column again with that type";

  private final SparkSession spark;
  private final String path;
  private final String program;

  PointTable(SparkSession spark, FileTree tree) {
    this.spark = spark;
    this.path = tree.root() + "/" + POINTS;
    this.program = tree.rootName();
    if (tree.filesAt(path).isEmpty()) {
      throw new ImportException(
          "%s has no %s; name the folder that holds it".formatted(tree.root(), POINTS));
    }
  }

  /** The points as pieces keyed by run. */
  JavaPairRDD<String, byte[]> pieces() {
    Dataset<Row> table = table();
    require(table, "run_id", DataTypes.StringType, DataTypes.LongType, DataTypes.IntegerType);
    require(table, "metric", DataTypes.StringType);
    DataType step = requireNumber(table, "step");
    requireNumber(table, "value");
    boolean whole = step instanceof IntegralType;
    List<Column> columns =
        new ArrayList<>(
            List.of(
                functions.col("run_id").cast(DataTypes.StringType),
                functions.col("metric"),
                functions.col("step").cast(whole ? DataTypes.LongType : DataTypes.DoubleType),
                functions.col("value").cast(DataTypes.DoubleType)));
    columns.add(
        Arrays.asList(table.columns()).contains("layer")
            ? functions.col("layer").cast(DataTypes.StringType)
            : functions.lit(null).cast(DataTypes.StringType));
    // The order of the file decides among points at the same step, and tasks come in any order.
    columns.add(functions.col("_metadata.file_path"));
    columns.add(functions.col("_metadata.row_index"));
    String named = program;
    return table
        .select(columns.toArray(Column[]::new))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsToPair(rows -> new PointChunks(rows, named, whole));
  }

  private Dataset<Row> table() {
    try {
      return spark.read().parquet(path);
    } catch (Exception unreadable) {
      throw ImportFailure.of(unreadable, List.of(path));
    }
  }

  private DataType requireNumber(Dataset<Row> table, String column) {
    DataType found = type(table, column, "a number");
    if (!(found instanceof NumericType)) {
      throw wrongType(column, "a number", found);
    }
    return found;
  }

  private void require(Dataset<Row> table, String column, DataType... types) {
    DataType found = type(table, column, types[0].simpleString());
    if (!Arrays.asList(types).contains(found)) {
      throw wrongType(column, types[0].simpleString(), found);
    }
  }

  private DataType type(Dataset<Row> table, String column, String expected) {
    for (StructField field : table.schema().fields()) {
      if (field.name().equals(column)) {
        return field.dataType();
      }
    }
    throw new ImportException(
        "%s has no column '%s' (%s); it has %s"
            .formatted(path, column, expected, String.join(", ", table.columns())));
  }

  private ImportException wrongType(String column, String expected, DataType found) {
    return new ImportException(
        "the column '%s' of %s must be %s but is %s; %s"
            .formatted(column, path, expected, found.simpleString(), ADVICE));
  }
}

package dev.mltd.analysis.spark.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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
    boolean whole = requireNumber(table, "step") instanceof IntegralType;
    requireNumber(table, "value");
    boolean layered = Arrays.asList(table.columns()).contains("layer");
    String named = program;
    return table
        .select(
            col("run_id").cast(DataTypes.StringType),
            col("metric"),
            col("step").cast(whole ? DataTypes.LongType : DataTypes.DoubleType),
            col("value").cast(DataTypes.DoubleType),
            (layered ? col("layer") : lit(null)).cast(DataTypes.StringType),
            // The order of the file decides among points at the same step, and tasks come in any
            // order.
            col("_metadata.file_path"),
            col("_metadata.row_index"))
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
    return require(table, column, "a number", NumericType.class::isInstance);
  }

  private void require(Dataset<Row> table, String column, DataType... types) {
    require(table, column, types[0].simpleString(), Arrays.asList(types)::contains);
  }

  private DataType require(
      Dataset<Row> table, String column, String expected, Predicate<DataType> isExpected) {
    DataType found =
        Stream.of(table.schema().fields())
            .filter(field -> field.name().equals(column))
            .map(StructField::dataType)
            .findFirst()
            .orElseThrow(
                () ->
                    new ImportException(
                        "%s has no column '%s' (%s); it has %s"
                            .formatted(
                                path, column, expected, String.join(", ", table.columns()))));
    if (isExpected.test(found)) {
      return found;
    }
    throw new ImportException(
        "the column '%s' of %s must be %s but is %s; write the column again with that type"
            .formatted(column, path, expected, found.simpleString()));
  }
}

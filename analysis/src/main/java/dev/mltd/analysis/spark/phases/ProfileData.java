package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import dev.mltd.analysis.archive.DataProfile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/**
 * Profiles tables of training data. However many columns a table has, it is read a fixed number of
 * times: for the quantiles, for the sums, and for the classes.
 */
public final class ProfileData {
  /** Columns that are taken for the label unless one is named, in this order. */
  static final List<String> LABELS = List.of("label", "target", "class", "y");

  /** Distinct whole numbers up to which a numeric label names classes. */
  static final int MOST_CLASSES = 1000;

  private static final double QUANTILE_ERROR = 0.001;

  private final SparkSession spark;
  private final String archive;
  private final Optional<String> label;

  /**
   * @param archive folder of the archive, within which relative paths are meant
   * @param label the column to predict; without it the first of label, target, class, y
   */
  public ProfileData(SparkSession spark, String archive, Optional<String> label) {
    this.spark = spark;
    this.archive = archive;
    this.label = label;
  }

  /** The profile of the data at a path, or the reason why there is none. */
  public DataProfile profile(String path) {
    try {
      return profile(path, TrainingFiles.at(archive, path, spark.sessionState().newHadoopConf()));
    } catch (FileNotFoundException gone) {
      return DataProfile.missing(path, "", "there is no such file or folder");
    } catch (IOException | IllegalArgumentException unreadable) {
      return DataProfile.missing(path, "", "it cannot be read: " + unreadable.getMessage());
    }
  }

  /** The profile of files that were found. */
  DataProfile profile(String path, TrainingFiles files) {
    if (files.paths().isEmpty()) {
      return DataProfile.missing(path, "", "it holds no .parquet or .csv file");
    }
    try {
      return profile(path, files.fingerprint(), read(files));
    } catch (Exception failed) {
      // Spark throws checked exceptions that its methods do not declare.
      if (failed instanceof SparkException || failed instanceof AnalysisException) {
        return DataProfile.missing(
            path, files.fingerprint(), "it cannot be read as " + files.format());
      }
      throw failed;
    }
  }

  private Dataset<Row> read(TrainingFiles files) {
    return spark
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .format(files.format())
        .load(files.paths().toArray(String[]::new));
  }

  private DataProfile profile(String path, String fingerprint, Dataset<Row> table) {
    List<String> columns = List.of(table.columns());
    if (label.isPresent() && !columns.contains(label.get())) {
      return DataProfile.missing(
          path, fingerprint, "it has no column '%s' for the label".formatted(label.get()));
    }
    Optional<String> target = label.or(() -> LABELS.stream().filter(columns::contains).findFirst());
    List<String> numeric =
        Arrays.stream(table.schema().fields())
            .filter(field -> field.dataType() instanceof NumericType)
            .map(StructField::name)
            .filter(name -> !target.equals(Optional.of(name)))
            .toList();
    if (numeric.isEmpty()) {
      return DataProfile.missing(
          path,
          fingerprint,
          table.isEmpty() ? "it has no rows" : "it has no numeric column beside the label");
    }
    Dataset<Row> values =
        table.select(
            IntStream.range(0, numeric.size())
                .mapToObj(i -> quoted(numeric.get(i)).cast("double").as("c" + i))
                .toArray(Column[]::new));
    double[][] quantiles =
        values
            .stat()
            .approxQuantile(values.columns(), new double[] {0.25, 0.5, 0.75}, QUANTILE_ERROR);
    FeatureSums sums = new FeatureSums(values.toJavaRDD(), quantiles);
    if (sums.examples() == 0) {
      return DataProfile.missing(path, fingerprint, "it has no rows");
    }
    return new DataProfile(
        path,
        fingerprint,
        sums.examples(),
        target.map(name -> classes(table, name)).orElseGet(TreeMap::new),
        sums.features(numeric),
        "");
  }

  /** Examples by class; empty where the label is a quantity rather than a name. */
  private static SortedMap<String, Long> classes(Dataset<Row> table, String label) {
    SortedMap<String, Long> classes = new TreeMap<>();
    boolean named = table.schema().apply(label).dataType() instanceof StringType;
    for (Row row :
        table
            .where(quoted(label).isNotNull())
            .groupBy(quoted(label).cast("string"))
            .agg(count(lit(1)))
            .limit(MOST_CLASSES + 1)
            .collectAsList()) {
      if (!named && !row.getString(0).matches("-?\\d+(\\.0+)?|true|false")) {
        return new TreeMap<>();
      }
      classes.put(row.getString(0), row.getLong(1));
    }
    return classes.size() > MOST_CLASSES ? new TreeMap<>() : classes;
  }

  private static Column quoted(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }
}

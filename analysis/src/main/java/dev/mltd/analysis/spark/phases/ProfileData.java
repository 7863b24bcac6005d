package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import dev.mltd.analysis.archive.DataProfile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /**
   * Robust deviations from the median beyond which a value is an outlier. Tukey 1977 calls values
   * beyond three interquartile ranges from the quartiles "far out"; from the median of a normal
   * distribution that is 4.7 deviations, which leaves 3 of a million.
   */
  static final double OUTLIER_DEVIATIONS = 4.7;

  /** Distinct whole numbers up to which a numeric label names classes. */
  static final int MOST_CLASSES = 1000;

  /** Interquartile range per standard deviation of a normal distribution. */
  private static final double RANGE_TO_DEVIATION = 1.349;

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
            array(numeric.stream().map(name -> quoted(name).cast("double")).toArray(Column[]::new))
                .as("values"));
    Dataset<Row> columnsOf =
        table.select(
            numeric.stream()
                .map(name -> quoted(name).cast("double").as("c" + numeric.indexOf(name)))
                .toArray(Column[]::new));
    double[][] quantiles =
        columnsOf
            .stat()
            .approxQuantile(columnsOf.columns(), new double[] {0.25, 0.5, 0.75}, QUANTILE_ERROR);
    double[] medians = new double[numeric.size()];
    double[] deviations = new double[numeric.size()];
    for (int i = 0; i < medians.length; i++) {
      boolean none = quantiles[i].length == 0;
      medians[i] = none ? Double.NaN : quantiles[i][1];
      deviations[i] = none ? 0 : (quantiles[i][2] - quantiles[i][0]) / RANGE_TO_DEVIATION;
    }
    FeatureSums sums =
        values
            .toJavaRDD()
            .map(row -> row.<Double>getList(0))
            .aggregate(
                new FeatureSums(medians, deviations, OUTLIER_DEVIATIONS),
                FeatureSums::add,
                FeatureSums::addAll);
    if (sums.examples() == 0) {
      return DataProfile.missing(path, fingerprint, "it has no rows");
    }
    List<DataProfile.Feature> features = new ArrayList<>();
    for (int i = 0; i < medians.length; i++) {
      features.add(sums.feature(i, numeric.get(i)));
    }
    return new DataProfile(
        path,
        fingerprint,
        sums.examples(),
        target.map(name -> classes(table, name)).orElseGet(TreeMap::new),
        features,
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

package dev.mltd.jobs.lab.train;

import dev.mltd.jobs.lab.programs.LabTraining;
import dev.mltd.retrain.TrainingData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Writes the training splits of the lab as tables: a column {@code x0}, {@code x1} ... per input,
 * and the class as {@code label}, or the first number to predict as {@code target}, any further
 * ones as {@code target1} ...
 */
public final class LabData {
  /** Folder of the training data within the archive. */
  public static final String FOLDER = "training-data";

  /** File with what is wrong with each run, within the archive. */
  public static final String LABELS = "labels.csv";

  /** File with what taking each fault away would come to, within the archive. */
  public static final String ORACLE = "oracle.csv";

  /** Names of the columns of that. */
  public static final String ORACLE_HEADER = "run_id,verdict";

  private LabData() {}

  /** Writes each variant of the data once. */
  public static void write(SparkSession spark, List<LabTraining> trainings, String folder) {
    Set<List<Object>> written = new HashSet<>();
    for (LabTraining training : trainings) {
      if (written.add(List.of(training.program(), training.data()))) {
        TrainingData data = training.trainingData();
        spark
            .createDataFrame(rows(data), schema(data))
            .coalesce(1)
            .write()
            .mode(SaveMode.Overwrite)
            .parquet(folder + "/" + training.dataFile());
      }
    }
  }

  private static StructType schema(TrainingData data) {
    StructType schema = new StructType();
    for (int k = 0; k < data.training().inputs(); k++) {
      schema = schema.add("x" + k, DataTypes.DoubleType);
    }
    if (data.isClassification()) {
      return schema.add("label", DataTypes.StringType);
    }
    for (int k = 0; k < data.training().outputs(); k++) {
      schema = schema.add(k == 0 ? "target" : "target" + k, DataTypes.DoubleType);
    }
    return schema;
  }

  private static List<Row> rows(TrainingData data) {
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < data.training().size(); k++) {
      List<Object> cells = new ArrayList<>();
      for (float number : data.training().features()[k]) {
        cells.add((double) number);
      }
      float[] targets = data.training().targets()[k];
      for (int output = 0; output < targets.length; output++) {
        if (!data.isClassification()) {
          cells.add((double) targets[output]);
        } else if (targets[output] == 1) {
          cells.add(data.classes().get(output));
        }
      }
      rows.add(RowFactory.create(cells.toArray()));
    }
    return rows;
  }
}

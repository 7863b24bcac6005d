package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.TextTable;
import dev.mltd.retrain.Examples;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.NotCarriedOutException;
import dev.mltd.retrain.TrainingData;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Examples in Parquet or CSV files, one per row. The target column holds a number to predict, or
 * the names of classes; every other column is an input and must hold numbers.
 *
 * @param archive folder within which the relative data path of a run is meant
 * @param validation file that every run of the program is validated on
 * @param test file that every arm is scored on; empty without one
 * @param target the column to predict
 * @param task what is predicted
 * @param shape of the inputs
 */
public record Tables(
    String archive, String validation, String test, String target, Task task, InputShape shape)
    implements NetworkDataSource {

  /** What is predicted. */
  public enum Task {
    CLASSIFICATION,
    REGRESSION
  }

  /** The reference of a file that runs learn from which do not name their own. */
  public static DataReference reference(String path) throws IOException {
    TextTable table = TextTable.read(path, new Configuration());
    Fingerprint fingerprint = new Fingerprint();
    table.columns().forEach(fingerprint::add);
    for (String[] row : table.rows()) {
      for (String cell : row) {
        fingerprint.add(cell == null ? "" : cell);
      }
    }
    return new DataReference(path, fingerprint.digits());
  }

  @Override
  public Splits splits(Program program, DataReference data) throws IOException {
    try {
      Configuration hadoop = new Configuration();
      TextTable learned =
          TextTable.read(new Path(new Path(archive), data.path()).toString(), hadoop);
      List<String> inputs =
          learned.columns().stream().filter(column -> !column.equals(target)).toList();
      List<String> classes = task == Task.CLASSIFICATION ? classes(learned) : List.of();
      return new Splits(
          new TrainingData(
              examples(learned, data.path(), inputs, classes),
              read(validation, hadoop, inputs, classes),
              classes,
              shape),
          test.isEmpty() ? Optional.empty() : Optional.of(read(test, hadoop, inputs, classes)));
    } catch (ImportException | IllegalArgumentException unusable) {
      throw new NotCarriedOutException(unusable.getMessage());
    }
  }

  @Override
  public TrainingData sample(Program program) throws IOException {
    return splits(program, new DataReference(validation, "")).training();
  }

  @Override
  public String version() {
    return Fingerprint.of(List.of(validation, test, target, task.name(), shape.toString()))
        .substring(0, 8);
  }

  private List<String> classes(TextTable table) {
    int place = place(table, "the training data", target);
    TreeSet<String> classes = new TreeSet<>();
    table.rows().forEach(row -> classes.add(String.valueOf(row[place])));
    return List.copyOf(classes);
  }

  private Examples read(
      String path, Configuration hadoop, List<String> inputs, List<String> classes)
      throws IOException {
    return examples(TextTable.read(path, hadoop), path, inputs, classes);
  }

  private Examples examples(
      TextTable table, String path, List<String> inputs, List<String> classes) {
    int[] places = inputs.stream().mapToInt(column -> place(table, path, column)).toArray();
    int targetPlace = place(table, path, target);
    int size = table.rows().size();
    float[][] features = new float[size][inputs.size()];
    float[][] targets = new float[size][Math.max(1, classes.size())];
    for (int k = 0; k < size; k++) {
      String[] row = table.rows().get(k);
      for (int column = 0; column < places.length; column++) {
        features[k][column] = number(row[places[column]], path, inputs.get(column), k);
      }
      if (classes.isEmpty()) {
        targets[k][0] = number(row[targetPlace], path, target, k);
      } else {
        int known = classes.indexOf(row[targetPlace]);
        if (known < 0) {
          throw new IllegalArgumentException(
              "row %d of %s is of the class '%s', which the training data lack"
                  .formatted(k + 1, path, row[targetPlace]));
        }
        targets[k][known] = 1;
      }
    }
    return new Examples(features, targets);
  }

  private static int place(TextTable table, String path, String column) {
    int place = table.columns().indexOf(column);
    if (place < 0) {
      throw new IllegalArgumentException(
          "%s has no column '%s'; it has %s".formatted(path, column, table.columns()));
    }
    return place;
  }

  private static float number(String cell, String path, String column, int row) {
    try {
      return Float.parseFloat(cell == null ? "" : cell);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "row %d of %s has '%s' as its %s, not a number".formatted(row + 1, path, cell, column));
    }
  }
}

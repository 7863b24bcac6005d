package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Program;
import dev.mltd.retrain.Examples;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Ninety iris flowers to learn from and sixty to be validated on, standardised; the measurements
 * that {@code deeplearning4j-core} bundles. As a source, they are the data of every program.
 */
public final class Flowers implements NetworkDataSource {
  private static final long serialVersionUID = 1;
  private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");
  private static final int INPUTS = 4;
  private static final int TRAINING = 90;

  /** The same on every call. */
  public static TrainingData data() {
    List<String> lines = new ArrayList<>(lines());
    Collections.shuffle(lines, new Random(7));
    float[][] features = new float[lines.size()][INPUTS];
    float[][] targets = new float[lines.size()][SPECIES.size()];
    for (int k = 0; k < lines.size(); k++) {
      String[] cells = lines.get(k).split(",", -1);
      for (int input = 0; input < INPUTS; input++) {
        features[k][input] = Float.parseFloat(cells[input]);
      }
      targets[k][Integer.parseInt(cells[INPUTS])] = 1;
    }
    Examples all = new Examples(features, targets);
    TrainingData measured =
        new TrainingData(
            all.rows(0, TRAINING), all.rows(TRAINING, all.size()), SPECIES, new InputShape.Flat());
    return InputTransform.fitted(Toys.description(Map.of("input_scaling", "standardise")), measured)
        .of(measured);
  }

  private static List<String> lines() {
    try (InputStream stream = Flowers.class.getResourceAsStream("/iris.dat")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public Splits splits(Program program, DataReference data) {
    return new Splits(data(), Optional.empty());
  }

  @Override
  public TrainingData sample(Program program) {
    return data();
  }

  @Override
  public String version() {
    return "flowers";
  }
}

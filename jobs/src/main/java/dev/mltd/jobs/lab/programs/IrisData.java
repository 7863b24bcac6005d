package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.TrainingData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Fisher's measurements of iris flowers, as bundled with {@code deeplearning4j-core}: length and
 * width of sepal and petal, standardised, and the species. The split is fixed.
 */
final class IrisData {
  private static final String RESOURCE = "/iris.dat";
  private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");
  private static final int INPUTS = 4;
  private static final int TRAINING = 90;
  private static final long SPLIT_SEED = 7;

  private IrisData() {}

  static TrainingData load() {
    List<String> lines = new ArrayList<>(lines());
    Collections.shuffle(lines, new Random(SPLIT_SEED));
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
    Standardisation inputs = new Standardisation(all.rows(0, TRAINING).features());
    Examples standardised = new Examples(inputs.of(features), targets);
    return new TrainingData(
        standardised.rows(0, TRAINING), standardised.rows(TRAINING, all.size()), SPECIES);
  }

  private static List<String> lines() {
    try (InputStream stream = IrisData.class.getResourceAsStream(RESOURCE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

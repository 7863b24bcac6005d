package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.TrainingData;
import java.io.Serializable;
import java.util.Locale;
import java.util.Random;

/**
 * The data of a program, sound or with a fault. No config tells of it.
 *
 * @param change what is wrong
 * @param strength how much of it, see there; 0 where nothing is
 */
record DataVariant(DataChange change, double strength) implements Serializable {
  static final DataVariant SOUND = new DataVariant(DataChange.NONE, 0);

  private static final long SEED = 59;

  /** As in {@code label_noise:0.25}. */
  static DataVariant parse(String text) {
    int colon = text.indexOf(':');
    return new DataVariant(
        DataChange.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)),
        Double.parseDouble(text.substring(colon + 1)));
  }

  /** The data: the same on every call. */
  TrainingData of(LabProgram program) {
    return change.of(program.data(), strength, new Random(SEED));
  }
}

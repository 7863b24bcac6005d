package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import java.util.List;
import java.util.Random;

/** The digits 0 to 9 of a font of 3 by 5 pixels, somewhere in an image of 8 by 8, with noise. */
final class DigitsData {
  private static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  /** Rows from the top, of three pixels each. */
  private static final List<String> GLYPHS =
      List.of(
          "111101101101111",
          "010110010010111",
          "111001111100111",
          "111001111001111",
          "101101111001001",
          "111100111001111",
          "111100111101111",
          "111001010010010",
          "111101111101111",
          "111101111001111");

  private static final int SIDE = 8;
  private static final int GLYPH_WIDTH = 3;
  private static final int GLYPH_HEIGHT = 5;
  private static final int TRAINING = 400;
  private static final int VALIDATION = 400;
  private static final double NOISE = 0.35;

  /** Brightness of ink, so that pixels have a deviation of about 1. */
  private static final double INK = 2;

  private static final long SEED = 37;

  private DigitsData() {}

  static TrainingData generate() {
    Random random = new Random(SEED);
    int count = TRAINING + VALIDATION;
    float[][] features = new float[count][SIDE * SIDE];
    float[][] targets = new float[count][DIGITS.size()];
    for (int k = 0; k < count; k++) {
      int digit = random.nextInt(DIGITS.size());
      String glyph = GLYPHS.get(digit);
      int left = 1 + random.nextInt(SIDE - GLYPH_WIDTH - 1);
      int top = random.nextInt(SIDE - GLYPH_HEIGHT + 1);
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        int x = pixel % SIDE - left;
        int y = Math.floorDiv(pixel, SIDE) - top;
        boolean ink =
            x >= 0
                && x < GLYPH_WIDTH
                && y >= 0
                && y < GLYPH_HEIGHT
                && glyph.charAt(y * GLYPH_WIDTH + x) == '1';
        features[k][pixel] = (float) ((ink ? INK : 0) - 0.4 + NOISE * random.nextGaussian());
      }
      targets[k][digit] = 1;
    }
    Examples all = new Examples(features, targets);
    return new TrainingData(
        all.rows(0, TRAINING), all.rows(TRAINING, count), DIGITS, new InputShape.Image(SIDE, SIDE));
  }
}

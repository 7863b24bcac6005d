package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import java.util.List;
import java.util.Random;

/**
 * Images of 9 by 9 pixels with a disc, a square, a cross or a diamond of varying size and place,
 * and noise.
 */
final class ShapesData {
  private static final List<String> SHAPES = List.of("disc", "square", "cross", "diamond");
  private static final int SIDE = 9;
  private static final int TRAINING = 400;
  private static final int VALIDATION = 400;
  private static final double NOISE = 0.5;
  private static final double INK = 2;
  private static final long SEED = 43;

  private ShapesData() {}

  static TrainingData generate() {
    Random random = new Random(SEED);
    int count = TRAINING + VALIDATION;
    float[][] features = new float[count][SIDE * SIDE];
    float[][] targets = new float[count][SHAPES.size()];
    for (int k = 0; k < count; k++) {
      int shape = random.nextInt(SHAPES.size());
      double size = 2.3 + 1.2 * random.nextDouble();
      double left = 3.5 + random.nextDouble();
      double top = 3.5 + random.nextDouble();
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        double x = Math.abs(pixel % SIDE - left);
        double y = Math.abs(Math.floorDiv(pixel, SIDE) - top);
        features[k][pixel] =
            (float) ((covers(shape, size, x, y) ? INK : 0) - 0.7 + NOISE * random.nextGaussian());
      }
      targets[k][shape] = 1;
    }
    Examples all = new Examples(features, targets);
    return new TrainingData(
        all.rows(0, TRAINING), all.rows(TRAINING, count), SHAPES, new InputShape.Image(SIDE, SIDE));
  }

  /** Whether a shape covers a point at these distances, along each axis, from its middle. */
  private static boolean covers(int shape, double size, double x, double y) {
    return switch (shape) {
      case 0 -> Math.hypot(x, y) < size;
      case 1 -> Math.max(x, y) < 0.85 * size;
      case 2 -> Math.min(x, y) < 0.35 * size && Math.max(x, y) < 1.2 * size;
      default -> x + y < 1.3 * size;
    };
  }
}

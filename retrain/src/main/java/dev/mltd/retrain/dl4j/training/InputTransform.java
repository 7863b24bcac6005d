package dev.mltd.retrain.dl4j.training;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.InputScaling;
import dev.mltd.retrain.dl4j.NetworkDescription;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is done to inputs before a network sees them. It is fitted on the training split, and from
 * then on part of the model.
 *
 * @param inputs what is done to each; one for all pixels of an image or steps of a sequence; empty
 *     when nothing is done
 */
record InputTransform(List<Input> inputs) {
  static final InputTransform NONE = new InputTransform(List.of());

  /** Interquartile range per standard deviation of a normal distribution. */
  private static final double RANGE_TO_DEVIATION = 1.349;

  /**
   * One input, which is first pulled in to its limits and then scaled.
   *
   * @param least lower limit
   * @param most upper limit
   * @param centre what becomes 0
   * @param unit what becomes 1 beyond the centre
   */
  record Input(double least, double most, double centre, double unit) {

    float of(double value) {
      return (float) ((limited(value) - centre) / unit);
    }

    private double limited(double value) {
      return Math.min(Math.max(value, least), most);
    }

    private static Input fitted(NetworkDescription description, double[] values) {
      double least = Double.NEGATIVE_INFINITY;
      double most = Double.POSITIVE_INFINITY;
      double deviation = InputScaling.interquartileRange(values) / RANGE_TO_DEVIATION;
      // An input that hardly varies has no outliers, only rare values.
      if (description.winsorise().isPresent() && deviation > 0) {
        double farthest = description.winsorise().get() * deviation;
        double median = InputScaling.ROBUST.centre(values);
        least = median - farthest;
        most = median + farthest;
      }
      double[] limited = Arrays.stream(values).map(new Input(least, most, 0, 1)::limited).toArray();
      InputScaling scaling = description.inputScaling();
      return new Input(least, most, scaling.centre(limited), scaling.unit(limited));
    }
  }

  /** Keeps a copy. */
  InputTransform {
    inputs = List.copyOf(inputs);
  }

  /** The transform that a config asks for, fitted on the training examples of the data. */
  static InputTransform fitted(NetworkDescription description, TrainingData data) {
    if (description.inputScaling() == InputScaling.NONE && description.winsorise().isEmpty()) {
      return NONE;
    }
    float[][] rows = data.training().features();
    int columns = data.training().inputs();
    if (!(data.shape() instanceof InputShape.Flat)) {
      double[] all = new double[rows.length * columns];
      for (int k = 0; k < all.length; k++) {
        all[k] = rows[k / columns][k % columns];
      }
      return new InputTransform(List.of(Input.fitted(description, all)));
    }
    return new InputTransform(
        IntStream.range(0, columns)
            .mapToObj(column -> Input.fitted(description, column(rows, column)))
            .toList());
  }

  private static double[] column(float[][] rows, int column) {
    return IntStream.range(0, rows.length).mapToDouble(k -> rows[k][column]).toArray();
  }

  /** Data with the inputs of both splits transformed. */
  TrainingData of(TrainingData data) {
    return data.withTraining(of(data.training())).withValidation(of(data.validation()));
  }

  private Examples of(Examples examples) {
    return new Examples(of(examples.features()), examples.targets());
  }

  /** Transformed copies of rows, or the rows themselves when nothing is done. */
  float[][] of(float[][] rows) {
    if (inputs.isEmpty()) {
      return rows;
    }
    float[][] transformed = new float[rows.length][rows[0].length];
    for (int k = 0; k < rows.length; k++) {
      for (int column = 0; column < rows[k].length; column++) {
        Input input = inputs.get(inputs.size() == 1 ? 0 : column);
        transformed[k][column] = input.of(rows[k][column]);
      }
    }
    return transformed;
  }
}

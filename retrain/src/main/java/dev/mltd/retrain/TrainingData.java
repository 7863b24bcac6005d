package dev.mltd.retrain;

import dev.mltd.analysis.archive.Fingerprint;
import java.util.List;

/**
 * What a program learns from and is validated on.
 *
 * @param training examples to learn from, in no meaningful order
 * @param validation examples that it never learns from
 * @param classes names of the classes in the order of the one-hot targets; empty for a regression
 * @param shape of the inputs of each example
 */
public record TrainingData(
    Examples training, Examples validation, List<String> classes, InputShape shape) {

  /** Refuses classes that do not match the targets, and images that do not match the inputs. */
  public TrainingData {
    classes = List.copyOf(classes);
    if (!classes.isEmpty() && classes.size() != training.outputs()) {
      throw new IllegalArgumentException(
          "%d classes and %d outputs".formatted(classes.size(), training.outputs()));
    }
    if (shape instanceof InputShape.Image image
        && image.height() * image.width() != training.inputs()) {
      throw new IllegalArgumentException(image + " and %d inputs".formatted(training.inputs()));
    }
  }

  /** Data of separate columns. */
  public TrainingData(Examples training, Examples validation, List<String> classes) {
    this(training, validation, classes, new InputShape.Flat());
  }

  /** Whether classes are to be told apart, instead of numbers to be predicted. */
  public boolean isClassification() {
    return !classes.isEmpty();
  }

  /** Digest of all numbers of both splits, 32 hexadecimal digits. */
  public String fingerprint() {
    Fingerprint fingerprint = new Fingerprint();
    training.addTo(fingerprint);
    validation.addTo(fingerprint);
    return fingerprint.digits();
  }

  /** The same with only the first training examples. */
  public TrainingData withTrainingExamples(int count) {
    return withTraining(training.rows(0, count));
  }

  /** The same with other training examples. */
  public TrainingData withTraining(Examples examples) {
    return new TrainingData(examples, validation, classes, shape);
  }

  /** The same with other validation examples. */
  public TrainingData withValidation(Examples examples) {
    return new TrainingData(training, examples, classes, shape);
  }
}

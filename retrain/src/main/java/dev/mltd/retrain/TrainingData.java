package dev.mltd.retrain;

import java.util.List;

/**
 * What a program learns from and is validated on.
 *
 * @param training examples to learn from, in no meaningful order
 * @param validation examples that it never learns from
 * @param classes names of the classes in the order of the one-hot targets; empty for a regression
 */
public record TrainingData(Examples training, Examples validation, List<String> classes) {

  /** Refuses classes that do not match the targets. */
  public TrainingData {
    classes = List.copyOf(classes);
    if (!classes.isEmpty() && classes.size() != training.outputs()) {
      throw new IllegalArgumentException(
          "%d classes and %d outputs".formatted(classes.size(), training.outputs()));
    }
  }

  /** Whether classes are to be told apart, instead of numbers to be predicted. */
  public boolean isClassification() {
    return !classes.isEmpty();
  }

  /** The same with only the first training examples. */
  public TrainingData withTrainingExamples(int count) {
    return new TrainingData(training.rows(0, count), validation, classes);
  }
}

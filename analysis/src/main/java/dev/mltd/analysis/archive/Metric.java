package dev.mltd.analysis.archive;

import java.io.Serializable;

/**
 * A canonical metric: what was measured and on which split, for instance the loss on the training
 * split.
 *
 * @param name canonical lower-case name such as {@code loss}, or the raw name when unrecognised
 * @param split the data it was measured on
 */
public record Metric(String name, Split split) implements Serializable {

  public static final String LOSS = "loss";
  public static final String ACCURACY = "accuracy";

  /** What a hyper-parameter study optimises; only the study knows the direction. */
  public static final String OBJECTIVE = "objective";

  public static final Metric TRAIN_LOSS = new Metric(LOSS, Split.TRAIN);
  public static final Metric VALIDATION_LOSS = new Metric(LOSS, Split.VALIDATION);
  public static final Metric TEST_LOSS = new Metric(LOSS, Split.TEST);
  public static final Metric TRAIN_ACCURACY = new Metric(ACCURACY, Split.TRAIN);
  public static final Metric VALIDATION_ACCURACY = new Metric(ACCURACY, Split.VALIDATION);
  public static final Metric TEST_ACCURACY = new Metric(ACCURACY, Split.TEST);

  /** The step size of the optimizer. */
  public static final Metric LEARNING_RATE = MetricKind.LEARNING_RATE.on(Split.UNSPECIFIED);

  /** L2 norm of the gradient: of all parameters, or of one layer's. */
  public static final Metric GRADIENT_NORM = MetricKind.GRADIENT_NORM.on(Split.UNSPECIFIED);

  /** L2 norm of the weights: of all parameters, or of one layer's. */
  public static final Metric WEIGHT_NORM = MetricKind.WEIGHT_NORM.on(Split.UNSPECIFIED);

  /** Norm of one optimizer update divided by the norm of the weights it changes. */
  public static final Metric UPDATE_RATIO = MetricKind.UPDATE_RATIO.on(Split.UNSPECIFIED);

  /** Share, 0 to 1, of a layer's units that answer zero to every example of a batch. */
  public static final Metric DEAD_UNITS = MetricKind.DEAD_UNITS.on(Split.UNSPECIFIED);

  /** Share, 0 to 1, of a layer's activations at the flat ends of a bounded activation function. */
  public static final Metric SATURATED_UNITS = MetricKind.SATURATED_UNITS.on(Split.UNSPECIFIED);

  /** Recall of one class on the validation split; the class stands where a layer would. */
  public static final Metric CLASS_RECALL = MetricKind.CLASS_RECALL.on(Split.VALIDATION);

  /** The metric behind {@link #toString}: {@code validation loss}, or a bare name. */
  public static Metric written(String text) {
    int blank = text.indexOf(' ');
    Split split = Split.ofStored(blank < 0 ? "" : text.substring(0, blank));
    return split == Split.UNSPECIFIED
        ? new Metric(text, split)
        : new Metric(text.substring(blank + 1), split);
  }

  /** The same metric on another split. */
  public Metric on(Split other) {
    return new Metric(name, other);
  }

  /** As people write it: {@code validation loss}, or the bare name without a split. */
  @Override
  public String toString() {
    return split == Split.UNSPECIFIED ? name : split.stored() + " " + name;
  }
}

package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.Metric;
import java.util.Map;

/**
 * How well a model does on some examples, by plain metrics: no penalty, no weights of classes, no
 * smoothed labels, whatever the model was trained with.
 *
 * @param values loss (mean cross-entropy in nats, or mean squared error), accuracy and balanced
 *     accuracy of classes, root mean squared and mean absolute error of a regression
 * @param trivial what the best constant answer scores on the same examples, by the same metrics
 * @param examples fingerprint of the examples before any transform, 32 hexadecimal digits
 */
public record Evaluation(Map<Metric, Double> values, Map<Metric, Double> trivial, String examples) {

  /** Keeps copies. */
  public Evaluation {
    values = Map.copyOf(values);
    trivial = Map.copyOf(trivial);
  }
}

package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.Metric;
import java.util.Map;
import java.util.Optional;

/**
 * What a training delivered: its last weights, unless its own config keeps the best, scored by a
 * plain metric. A training that the model made hopeless failed; one that the machine ended has no
 * result.
 *
 * @param training that was carried out
 * @param value of the primary metric; NaN when there is none
 * @param trivial what the best constant prediction scores on the same examples; NaN when unknown
 * @param failure how it failed, such as {@code non-finite loss}; empty when it did not
 * @param evaluation fingerprint of the examples it was scored on
 * @param trainedExamples examples that it learned from, repeats counted; of a training that was
 *     stopped because it failed, as many as it would have learned from
 * @param secondsPerExample cost of one example where nothing disturbed it
 * @param guards values of the guard metrics, where there are any
 */
public record TrainingResult(
    Training training,
    double value,
    double trivial,
    Optional<String> failure,
    String evaluation,
    double trainedExamples,
    double secondsPerExample,
    Map<Metric, Double> guards) {

  /** Keeps a copy. */
  public TrainingResult {
    guards = Map.copyOf(guards);
  }
}

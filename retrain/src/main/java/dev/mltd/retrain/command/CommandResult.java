package dev.mltd.retrain.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a command may say of its training in {@code result.json}; all of it may be left out.
 *
 * @param metrics evaluation metrics of what it delivers, by {@code validation accuracy} and the
 *     like; without one, the last value of its history counts
 * @param trivial what the best constant prediction scores, by the same names
 * @param evaluation fingerprint of the examples that it was evaluated on
 * @param examples {@code trained_examples}, those that it learned from, repeats counted
 * @param secondsPerExample {@code seconds_per_example}, what one of them costs, such as the time
 *     that a processor computed; without it, the share of the time that the command took
 * @param failed how its model became hopeless
 * @param model file of the delivered model, within the folder for output
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CommandResult(
    Map<String, Double> metrics,
    Map<String, Double> trivial,
    String evaluation,
    @JsonProperty("trained_examples") Double examples,
    @JsonProperty("seconds_per_example") Double secondsPerExample,
    String failed,
    String model) {

  /** Of a command that says nothing. */
  static final CommandResult NONE = new CommandResult(null, null, null, null, null, null, null);

  /** What was left out is empty. */
  CommandResult {
    metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
    trivial = trivial == null ? Map.of() : Map.copyOf(trivial);
    evaluation = evaluation == null ? "" : evaluation;
    model = model == null ? "" : model;
  }

  OptionalDouble trainedExamples() {
    return positive(examples);
  }

  OptionalDouble costOfExample() {
    return positive(secondsPerExample);
  }

  private static OptionalDouble positive(Double said) {
    return said == null || !(said > 0) ? OptionalDouble.empty() : OptionalDouble.of(said);
  }

  Optional<String> failure() {
    return Optional.ofNullable(failed).filter(reason -> !reason.isBlank());
  }
}

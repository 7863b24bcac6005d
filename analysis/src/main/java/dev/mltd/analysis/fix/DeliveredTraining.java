package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a training of a plan delivered; a row of the datasets {@code retrained_selection} and {@code
 * retrained_confirmation}.
 *
 * @param trainingId of the training
 * @param planId of the plan that asked for it
 * @param arm of the comparison
 * @param fix of the candidate; empty for the control
 * @param seed of the training
 * @param status how it ended
 * @param reason why it failed or was not carried out; empty when neither
 * @param metric by which the plan compares
 * @param value of that metric
 * @param trivial what the best constant prediction scores in it
 * @param guards the plan's guard metrics, as far as they were measured
 * @param evaluation fingerprint of the examples it was scored on
 * @param trainedExamples examples that it learned from
 * @param secondsPerExample cost of one example
 * @param seconds from start to end
 * @param device what it ran on, by name
 * @param stoppedEarly whether stopping early saved anything
 * @param savedExamples examples that it saved
 * @param modelPath where what it delivered is kept; empty when nothing is
 */
public record DeliveredTraining(
    String trainingId,
    String planId,
    Arm arm,
    String fix,
    long seed,
    TrainingOutcome.Status status,
    String reason,
    String metric,
    Optional<Double> value,
    Optional<Double> trivial,
    SortedMap<String, Double> guards,
    String evaluation,
    double trainedExamples,
    double secondsPerExample,
    double seconds,
    String device,
    boolean stoppedEarly,
    double savedExamples,
    String modelPath) {

  /**
   * A training of a plan.
   *
   * @param training as the plan asks for it
   * @param outcome of a training of that id
   */
  public static DeliveredTraining of(FixPlan plan, Training training, TrainingOutcome outcome) {
    Optional<Candidate> candidate = plan.candidateOf(training);
    String metric = plan.metric().toString();
    SortedMap<String, Double> guards = new TreeMap<>(outcome.values());
    guards.keySet().retainAll(plan.guards().stream().map(PrimaryMetric::toString).toList());
    return new DeliveredTraining(
        training.id(),
        plan.id(),
        candidate.isPresent() ? Arm.TREATMENT : Arm.CONTROL,
        candidate.map(Candidate::fix).orElse(""),
        training.seed(),
        outcome.status(),
        outcome.reason(),
        metric,
        Optional.ofNullable(outcome.values().get(metric)),
        Optional.ofNullable(outcome.trivial().get(metric)),
        guards,
        outcome.evaluation(),
        outcome.trainedExamples(),
        outcome.secondsPerExample(),
        outcome.seconds(),
        outcome.device(),
        outcome.savedExamples() > 0,
        outcome.savedExamples(),
        outcome.model());
  }

  /** Whether it says something about the config, be it that the training failed. */
  public boolean carriedOut() {
    return status != TrainingOutcome.Status.NOT_CARRIED_OUT;
  }

  /**
   * As a comparison takes it; empty when the machine ended the training, so that it says nothing
   * about the config.
   *
   * @param training of this id
   */
  public Optional<TrainingResult> result(Training training) {
    if (!carriedOut()) {
      return Optional.empty();
    }
    Map<Metric, Double> guarded = new HashMap<>();
    guards.forEach((name, known) -> guarded.put(Metric.written(name), known));
    return Optional.of(
        new TrainingResult(
            training,
            value.orElse(Double.NaN),
            trivial.orElse(Double.NaN),
            Optional.of(reason).filter(told -> status == TrainingOutcome.Status.FAILED),
            evaluation,
            trainedExamples,
            secondsPerExample,
            guarded));
  }
}

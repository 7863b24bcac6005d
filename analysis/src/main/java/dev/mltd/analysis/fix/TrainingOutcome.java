package dev.mltd.analysis.fix;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a training, whichever metric a plan wants to know: all that is kept of it beside
 * its history and its model.
 *
 * @param trainingId of the training
 * @param status how it ended
 * @param reason why it failed or was not carried out; empty when neither
 * @param values evaluation metrics of what it delivered, by {@code validation accuracy} and the
 *     like
 * @param trivial the same of the best constant prediction, where that is known
 * @param evaluation fingerprint of the examples it was scored on
 * @param trainedExamples examples that it learned from, repeats counted; of a training that was
 *     stopped because it failed, as many as it would have learned from
 * @param savedExamples of these, the ones that stopping early saved
 * @param secondsPerExample cost of one example where nothing disturbed it; NaN when unknown
 * @param seconds from start to end
 * @param device what it ran on, by name
 * @param model where what it delivered is kept; empty when nothing is
 */
public record TrainingOutcome(
    String trainingId,
    Status status,
    String reason,
    SortedMap<String, Double> values,
    SortedMap<String, Double> trivial,
    String evaluation,
    double trainedExamples,
    double savedExamples,
    double secondsPerExample,
    double seconds,
    String device,
    String model)
    implements Serializable {

  /** How a training ended. */
  public enum Status {
    /** It delivered a model. */
    TRAINED,
    /** Its model became hopeless, which says something about its config. */
    FAILED,
    /** The machine or the spec ended it, which says nothing about its config. */
    NOT_CARRIED_OUT
  }

  /** Keeps copies. */
  public TrainingOutcome {
    values = sorted(values);
    trivial = sorted(trivial);
  }

  private static SortedMap<String, Double> sorted(Map<String, Double> values) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** The outcome of a training that could not be carried out. */
  public static TrainingOutcome notCarriedOut(String trainingId, String reason, double seconds) {
    return new TrainingOutcome(
        trainingId,
        Status.NOT_CARRIED_OUT,
        reason,
        new TreeMap<>(),
        new TreeMap<>(),
        "",
        0,
        0,
        Double.NaN,
        seconds,
        "",
        "");
  }

  /** The same with other scores, such as shares for percentages. */
  public TrainingOutcome withScores(
      SortedMap<String, Double> otherValues, SortedMap<String, Double> otherTrivial) {
    return with(otherValues, otherTrivial, model);
  }

  /** The same with its model at another place. */
  public TrainingOutcome withModel(String place) {
    return with(values, trivial, place);
  }

  private TrainingOutcome with(
      SortedMap<String, Double> scores, SortedMap<String, Double> ofConstant, String place) {
    return new TrainingOutcome(
        trainingId,
        status,
        reason,
        scores,
        ofConstant,
        evaluation,
        trainedExamples,
        savedExamples,
        secondsPerExample,
        seconds,
        device,
        place);
  }
}

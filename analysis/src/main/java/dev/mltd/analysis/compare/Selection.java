package dev.mltd.analysis.compare;

import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The candidate that is confirmed: the best on the selection seed, if it beats the control there
 * without breaking a guard. It is never judged by that seed.
 *
 * @param winner empty when none is worth a confirmation
 * @param reason for people
 */
public record Selection(Optional<Candidate> winner, String reason) {

  /**
   * Selects among the candidates of a plan; of equal ones the likelier wins.
   *
   * @param results of selection trainings, in any order; others are ignored, and candidates without
   *     a result are out
   */
  public static Selection of(FixPlan plan, List<TrainingResult> results) {
    Map<String, TrainingResult> byTraining = Pairs.byTraining(results);
    TrainingResult control = byTraining.get(plan.control().id());
    if (control == null) {
      return new Selection(Optional.empty(), "the control has no result on the selection seed");
    }
    ErrorScale scale = new ErrorScale(plan.metric());
    Candidate winner = null;
    double controlError = Pairs.error(control, scale);
    double best = Double.isNaN(controlError) ? Double.POSITIVE_INFINITY : controlError;
    for (Candidate candidate : plan.candidates()) {
      Training training = plan.control().withConfig(candidate.config());
      TrainingResult result = byTraining.get(training.id());
      // A failure's error is NaN, which is less than nothing.
      if (result != null
          && Pairs.error(result, scale) < best
          && Guards.of(plan, candidate, List.of(control), List.of(result)).broken().isEmpty()) {
        winner = candidate;
        best = Pairs.error(result, scale);
      }
    }
    return winner == null
        ? new Selection(
            Optional.empty(),
            "on the selection seed no candidate beat the unchanged config within the guards")
        : new Selection(
            Optional.of(winner), "%s was best on the selection seed".formatted(winner.fix()));
  }
}

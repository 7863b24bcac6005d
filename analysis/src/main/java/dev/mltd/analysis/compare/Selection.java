package dev.mltd.analysis.compare;

import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The candidate that is confirmed: the best on the selection seed, unless the control is clearly
 * better there. A single training says little: a control may be lucky, so a candidate need not beat
 * it, and one that breaks a guard is taken if none does without. It is never judged by that seed.
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
    double controlError = Pairs.error(control, scale);
    double toBeat =
        Double.isNaN(controlError)
            ? Double.POSITIVE_INFINITY
            : controlError + Gate.STANDARD_MINIMUM * Math.abs(controlError);
    Candidate winner = null;
    double best = Double.POSITIVE_INFINITY;
    boolean bestIsWithinGuards = false;
    for (Candidate candidate : plan.candidates()) {
      Training training = plan.control().withConfig(candidate.config());
      TrainingResult result = byTraining.get(training.id());
      // A failure's error is NaN, which is less than nothing.
      if (result == null || !(Pairs.error(result, scale) < toBeat)) {
        continue;
      }
      boolean isWithinGuards =
          Guards.of(plan, candidate, List.of(control), List.of(result)).broken().isEmpty();
      double error = Pairs.error(result, scale);
      if (isWithinGuards == bestIsWithinGuards ? error < best : isWithinGuards) {
        winner = candidate;
        best = error;
        bestIsWithinGuards = isWithinGuards;
      }
    }
    return winner == null
        ? new Selection(
            Optional.empty(),
            String.format(
                Locale.ROOT,
                "on the selection seed every candidate failed, or was worse than the unchanged"
                    + " config by %.0f %% or more",
                100 * Gate.STANDARD_MINIMUM))
        : new Selection(
            Optional.of(winner), "%s was best on the selection seed".formatted(winner.fix()));
  }
}

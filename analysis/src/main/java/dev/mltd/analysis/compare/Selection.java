package dev.mltd.analysis.compare;

import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The candidate that is confirmed: the best on the selection seed, whatever the control did there.
 * A single training says little: a config that fails on every third seed may be lucky on this one.
 * A candidate that breaks a guard is taken if none does without. It is never judged by that seed.
 *
 * @param winner empty when every candidate failed
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
    double best = Double.POSITIVE_INFINITY;
    boolean bestIsWithinGuards = false;
    for (Candidate candidate : plan.candidates()) {
      Training training = plan.control().withConfig(candidate.config());
      TrainingResult result = byTraining.get(training.id());
      double error = result == null ? Double.NaN : Pairs.error(result, scale);
      if (Double.isNaN(error)) {
        continue;
      }
      // Even where the control learned nothing, of two candidates that work the cheap one will do.
      Costs costs = Costs.ofEnded(List.of(control), List.of(result));
      boolean isWithinGuards =
          Guards.of(plan, candidate, costs, List.of(control), List.of(result)).broken().isEmpty();
      if (isWithinGuards == bestIsWithinGuards ? error < best : isWithinGuards) {
        winner = candidate;
        best = error;
        bestIsWithinGuards = isWithinGuards;
      }
    }
    return winner == null
        ? new Selection(Optional.empty(), "on the selection seed every candidate failed")
        : new Selection(
            Optional.of(winner), "%s was best on the selection seed".formatted(winner.fix()));
  }

  /**
   * Seeds on which a winner is confirmed: enough for as many confirmations as the sweep has, as far
   * as the plan goes; 0 where it has none.
   *
   * @param ofSweep all its selections
   */
  public static int seeds(FixPlan plan, Collection<Selection> ofSweep) {
    int winners = (int) ofSweep.stream().filter(one -> one.winner().isPresent()).count();
    return winners == 0 ? 0 : Math.min(FixPlan.seedsFor(winners), plan.confirmationSeeds().size());
  }
}

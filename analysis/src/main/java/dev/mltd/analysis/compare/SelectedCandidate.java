package dev.mltd.analysis.compare;

import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import java.util.List;
import java.util.Optional;

/**
 * Which candidate of a plan is confirmed, and on how many seeds; a row of the dataset {@code
 * selections}.
 *
 * @param planId of the plan
 * @param cause of the winner; absent where there is none
 * @param fix of the winner
 * @param seeds of each arm of the confirmation; 0 where there is no winner
 * @param reason for people
 */
public record SelectedCandidate(
    String planId, Optional<String> cause, Optional<String> fix, int seeds, String reason) {

  /**
   * The outcome of a selection.
   *
   * @param seeds of each arm of the confirmation, if there is a winner
   */
  public static SelectedCandidate of(FixPlan plan, Selection selection, int seeds) {
    return new SelectedCandidate(
        plan.id(),
        selection.winner().map(Candidate::cause),
        selection.winner().map(Candidate::fix),
        selection.winner().isPresent() ? seeds : 0,
        selection.reason());
  }

  /** The candidate of that plan which won; empty when none did. */
  public Optional<Candidate> winner(FixPlan plan) {
    return plan.candidates().stream()
        .filter(
            candidate ->
                Optional.of(candidate.fix()).equals(fix)
                    && Optional.of(candidate.cause()).equals(cause))
        .findFirst();
  }

  /** The trainings that confirm the winner of that plan; none when there is none. */
  public List<Training> confirmation(FixPlan plan) {
    return winner(plan).map(winner -> plan.confirmation(winner, seeds)).orElse(List.of());
  }
}

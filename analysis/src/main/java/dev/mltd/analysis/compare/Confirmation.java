package dev.mltd.analysis.compare;

import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.TrainingResult;
import java.util.List;
import java.util.Optional;

/**
 * What the confirmation of a plan delivered.
 *
 * @param winner of the selection; empty when none was
 * @param seeds of each arm
 * @param reason of the selection, for people
 * @param results of its trainings, in any order
 */
public record Confirmation(
    FixPlan plan,
    Optional<Candidate> winner,
    int seeds,
    String reason,
    List<TrainingResult> results) {

  /** That of a plan of which nothing was selected. */
  public static Confirmation none(FixPlan plan) {
    return new Confirmation(plan, Optional.empty(), 0, "nothing was selected", List.of());
  }

  /** The comparison of its arms; empty when no candidate was confirmed. */
  Optional<Comparison> comparison() {
    return winner.map(won -> Comparison.of(plan, won, seeds, results));
  }
}

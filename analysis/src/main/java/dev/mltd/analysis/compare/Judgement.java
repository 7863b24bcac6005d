package dev.mltd.analysis.compare;

import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.TrainingOutcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The verdict on a plan.
 *
 * @param plan that was carried out
 * @param comparison that it rests on; empty when nothing was confirmed
 * @param verdict never null
 * @param qValue of the fix being better, among all confirmations of the sweep; empty when not
 *     judged
 * @param seedsNeeded seeds that would do if the next ones look like these; only where they are too
 *     few
 * @param reason for people; never empty
 */
public record Judgement(
    FixPlan plan,
    Optional<Comparison> comparison,
    Verdict verdict,
    OptionalDouble qValue,
    OptionalInt seedsNeeded,
    String reason) {

  /**
   * Whether asking again would say the same; not where a machine is why there is no verdict.
   *
   * @param trainings how each training of the plan ended, those of its selection too
   */
  public boolean isAnswer(List<TrainingOutcome.Status> trainings) {
    return verdict != Verdict.NOT_JUDGED
        || (!trainings.isEmpty() && !trainings.contains(TrainingOutcome.Status.NOT_CARRIED_OUT));
  }

  /** The verdict on a plan of which no candidate was confirmed. */
  public static Judgement notConfirmed(FixPlan plan, String reason) {
    return new Judgement(
        plan,
        Optional.empty(),
        Verdict.NOT_JUDGED,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        reason);
  }
}

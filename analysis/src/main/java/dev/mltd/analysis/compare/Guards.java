package dev.mltd.analysis.compare;

import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What must not get worse for the primary metric to get better: the cost, as trained examples times
 * the cost of one, and the metrics that the team names. Wall-clock time is none of it, since noise
 * alone changes that by more.
 *
 * @param costRatio cost of the treatment over that of the control, on the seeds on which both
 *     worked; NaN when unknown, or when there is no such seed
 * @param broken a sentence for each guard that is broken or cannot be checked
 */
record Guards(double costRatio, List<String> broken) {
  /** A guard may get worse by this share. */
  static final double ALLOWED = 0.2;

  /**
   * Compares two arms. A higher cost is allowed to fixes that ask for it.
   *
   * @param costs of both arms
   * @param control results of the unchanged config, at least one
   * @param treatment results of the config with the fix, at least one
   */
  static Guards of(
      FixPlan plan,
      Candidate candidate,
      Costs costs,
      List<TrainingResult> control,
      List<TrainingResult> treatment) {
    List<String> broken = new ArrayList<>();
    if (!candidate.spendsBudget() && costs.areUnknown()) {
      broken.add("its cost is unknown");
    } else if (!candidate.spendsBudget() && costs.areBeyond(1 + ALLOWED)) {
      broken.add(String.format(Locale.ROOT, "it costs %.2f times as much", costs.ratio()));
    }
    List<TrainingResult> workingControl = working(control, plan);
    List<TrainingResult> workingTreatment = working(treatment, plan);
    boolean anArmFailed = workingControl.isEmpty() || workingTreatment.isEmpty();
    for (PrimaryMetric guard : plan.guards()) {
      ErrorScale scale = new ErrorScale(guard);
      double before = mean(workingControl, scale);
      double after = mean(workingTreatment, scale);
      double worsening = after <= before ? 0 : (after - before) / Math.abs(before);
      if (!anArmFailed && !(worsening <= ALLOWED)) {
        broken.add(
            Double.isNaN(worsening)
                ? "%s is unknown".formatted(guard)
                : String.format(
                    Locale.ROOT, "the error in %s is %.0f %% larger", guard, 100 * worsening));
      }
    }
    return new Guards(costs.ratio(), List.copyOf(broken));
  }

  /** The trainings that did not fail: what a failed one scores is no measure. */
  private static List<TrainingResult> working(List<TrainingResult> arm, FixPlan plan) {
    ErrorScale scale = new ErrorScale(plan.metric());
    return arm.stream().filter(result -> !Double.isNaN(Pairs.error(result, scale))).toList();
  }

  private static double mean(List<TrainingResult> arm, ErrorScale scale) {
    return Pairs.mean(
        arm.stream()
            .mapToDouble(
                result ->
                    scale.error(result.guards().getOrDefault(scale.metric().metric(), Double.NaN)))
            .toArray());
  }
}

package dev.mltd.analysis.compare;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.stats.ImprovementBounds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * What the confirmation of a fix measured. Both arms were trained on the same seeds and data, by
 * the same code, on the same type of device: the ids of their trainings say so.
 *
 * @param plan that was carried out
 * @param candidate that was confirmed
 * @param control results of the unchanged config, seed by seed; fewer where some are missing
 * @param treatment results of the config with the fix, in the same order
 * @param controlFailures seeds on which the unchanged config failed
 * @param treatmentFailures seeds on which the config with the fix failed
 * @param pValue one-sided, of the fix being better; 1 when refused
 * @param pValueOfHarm one-sided, of the fix being worse; 1 when refused
 * @param improvement of the mean error, relative; empty when a training failed, or when refused
 * @param bounds of the relative improvement, one-sided; empty when that is
 * @param costRatio cost with the fix over cost without it; NaN when unknown
 * @param brokenGuards a sentence for each
 * @param refusal why nothing can be said; empty when something can
 */
public record Comparison(
    FixPlan plan,
    Candidate candidate,
    List<TrainingResult> control,
    List<TrainingResult> treatment,
    int controlFailures,
    int treatmentFailures,
    double pValue,
    double pValueOfHarm,
    OptionalDouble improvement,
    Optional<ImprovementBounds> bounds,
    double costRatio,
    List<String> brokenGuards,
    Optional<String> refusal) {

  /** Confidence of each bound by itself. */
  public static final double CONFIDENCE = 0.9;

  /**
   * Compares the arms of a confirmation.
   *
   * @param winner of the selection
   * @param seeds of each arm, fixed before the confirmations of the sweep started
   * @param results of its trainings, in any order; others are ignored
   */
  public static Comparison of(
      FixPlan plan, Candidate winner, int seeds, List<TrainingResult> results) {
    Map<String, TrainingResult> byTraining = Pairs.byTraining(results);
    List<TrainingResult> control = Pairs.ofArm(plan.controlArm(seeds), byTraining);
    List<TrainingResult> treatment = Pairs.ofArm(plan.treatmentArm(winner, seeds), byTraining);
    Optional<String> refusal =
        missing(plan.controlArm(seeds), byTraining, "unchanged config")
            .or(() -> missing(plan.treatmentArm(winner, seeds), byTraining, "fix"))
            .or(() -> refusal(plan, winner, control, treatment));
    if (refusal.isPresent()) {
      return new Comparison(
          plan,
          winner,
          control,
          treatment,
          0,
          0,
          1,
          1,
          OptionalDouble.empty(),
          Optional.empty(),
          Double.NaN,
          List.of(),
          refusal);
    }
    Pairs pairs = Pairs.of(plan, control, treatment);
    Guards guards = Guards.of(plan, winner, Costs.of(plan, control, treatment), control, treatment);
    return new Comparison(
        plan,
        winner,
        control,
        treatment,
        pairs.controlFailures(),
        pairs.treatmentFailures(),
        pairs.pValue(),
        pairs.pValueOfHarm(),
        pairs.anyFailed() ? OptionalDouble.empty() : OptionalDouble.of(pairs.improvement()),
        pairs.anyFailed()
            ? Optional.empty()
            : Optional.of(ImprovementBounds.of(pairs.control(), pairs.treatment(), CONFIDENCE)),
        guards.costRatio(),
        guards.broken(),
        Optional.empty());
  }

  /** The best training with the fix; empty when all of them failed. */
  public Optional<TrainingResult> best() {
    int sign = plan.metric().direction() == Direction.MAXIMISE ? -1 : 1;
    return treatment.stream()
        .filter(result -> result.failure().isEmpty() && Double.isFinite(result.value()))
        .min(Comparator.comparingDouble(result -> sign * result.value()));
  }

  /** Seeds of each arm. */
  public int seeds() {
    return control.size();
  }

  /** Whether a training failed, so that no mean exists. */
  public boolean anyFailed() {
    return controlFailures + treatmentFailures > 0;
  }

  private static Optional<String> missing(
      List<Training> arm, Map<String, TrainingResult> results, String name) {
    return arm.stream()
        .filter(training -> !results.containsKey(training.id()))
        .findFirst()
        .map(training -> "the %s has no result on seed %d".formatted(name, training.seed()));
  }

  private static Optional<String> refusal(
      FixPlan plan,
      Candidate winner,
      List<TrainingResult> control,
      List<TrainingResult> treatment) {
    if (plan.metric().direction() == Direction.UNKNOWN) {
      return Optional.of("it is unknown which way %s is better".formatted(plan.metric()));
    }
    if (winner.redefines(plan.metric())) {
      return Optional.of("the fix changes what %s means".formatted(plan.metric()));
    }
    long evaluations =
        Stream.concat(control.stream(), treatment.stream())
            .map(TrainingResult::evaluation)
            .distinct()
            .count();
    if (evaluations > 1) {
      return Optional.of("the arms were scored on different examples");
    }
    return unscalable(plan, Pairs.of(plan, control, treatment));
  }

  /** Why the errors have no relative improvement. */
  private static Optional<String> unscalable(FixPlan plan, Pairs pairs) {
    ErrorScale scale = new ErrorScale(plan.metric());
    double[] errors =
        Stream.of(pairs.control(), pairs.treatment())
            .flatMapToDouble(Arrays::stream)
            .filter(error -> !Double.isNaN(error))
            .toArray();
    double least = Arrays.stream(errors).min().orElse(0);
    double most = Arrays.stream(errors).max().orElse(0);
    if (scale.isAtMostOne() && least < 0) {
      return Optional.of("%s is above 1".formatted(plan.metric()));
    }
    if (scale.mayChangeSign() || (least < 0 && most > 0)) {
      return Optional.of("%s can change its sign".formatted(plan.metric()));
    }
    double size = Math.abs(Pairs.mean(pairs.control()));
    if (!pairs.anyFailed()
        && (size == 0 || size < new StandardDeviation().evaluate(pairs.control()))) {
      return Optional.of(
          "%s of the unchanged config varies more than it differs from the best possible"
              .formatted(plan.metric()));
    }
    return Optional.empty();
  }
}

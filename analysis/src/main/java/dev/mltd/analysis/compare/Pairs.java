package dev.mltd.analysis.compare;

import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.stats.Fisher;
import dev.mltd.analysis.stats.SignedRank;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The errors of both arms, seed by seed; NaN where a training failed.
 *
 * @param control of the unchanged config
 * @param treatment of the config with the fix, on the same seeds
 */
@SuppressWarnings("ArrayRecordComponent") // Read, never compared with equals.
record Pairs(double[] control, double[] treatment) {

  static Pairs of(FixPlan plan, List<TrainingResult> control, List<TrainingResult> treatment) {
    ErrorScale scale = new ErrorScale(plan.metric());
    return new Pairs(errors(control, scale), errors(treatment, scale));
  }

  private static double[] errors(List<TrainingResult> results, ErrorScale scale) {
    return results.stream().mapToDouble(result -> error(result, scale)).toArray();
  }

  /**
   * The error of a training; NaN when it failed: when it says so, has no finite value, or is no
   * better than the trivial predictor.
   */
  static double error(TrainingResult result, ErrorScale scale) {
    double error = scale.error(result.value());
    boolean failed =
        result.failure().isPresent()
            || !Double.isFinite(error)
            || error >= scale.error(result.trivial());
    return failed ? Double.NaN : error;
  }

  /** Results by the id of their training. */
  static Map<String, TrainingResult> byTraining(List<TrainingResult> results) {
    return results.stream()
        .collect(
            Collectors.toMap(
                result -> result.training().id(), Function.identity(), (first, same) -> first));
  }

  /** The results of an arm in its order, without those that are missing. */
  static List<TrainingResult> ofArm(List<Training> arm, Map<String, TrainingResult> results) {
    return arm.stream().map(Training::id).filter(results::containsKey).map(results::get).toList();
  }

  int controlFailures() {
    return failures(control);
  }

  int treatmentFailures() {
    return failures(treatment);
  }

  boolean anyFailed() {
    return controlFailures() + treatmentFailures() > 0;
  }

  private static int failures(double[] errors) {
    return (int) Arrays.stream(errors).filter(Double::isNaN).count();
  }

  /** Relative improvement of the mean; NaN when a training failed. */
  double improvement() {
    double before = mean(control);
    return (before - mean(treatment)) / Math.abs(before);
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The one-sided p-value of the treatment being better. */
  double pValue() {
    return pValue(control, treatment);
  }

  /** The one-sided p-value of the treatment being worse. */
  double pValueOfHarm() {
    return pValue(treatment, control);
  }

  private static double pValue(double[] worse, double[] better) {
    int seeds = worse.length;
    int worseFailures = failures(worse);
    int betterFailures = failures(better);
    if (Math.max(worseFailures, betterFailures) == seeds) {
      return Fisher.pValue(worseFailures, seeds, betterFailures, seeds);
    }
    double[] differences = new double[seeds];
    for (int k = 0; k < seeds; k++) {
      differences[k] = difference(worse[k], better[k]);
    }
    return SignedRank.pValue(differences);
  }

  /** A failure is infinitely worse than anything but another failure. */
  private static double difference(double worse, double better) {
    if (Double.isNaN(worse)) {
      return Double.isNaN(better) ? 0 : Double.POSITIVE_INFINITY;
    }
    return Double.isNaN(better) ? Double.NEGATIVE_INFINITY : worse - better;
  }
}

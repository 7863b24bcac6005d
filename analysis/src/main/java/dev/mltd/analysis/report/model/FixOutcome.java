package dev.mltd.analysis.report.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.fix.Change;
import java.util.Comparator;
import java.util.List;

/**
 * What became of a fix that was retrained.
 *
 * @param planId of its plan
 * @param runIds the failing runs that it is for
 * @param fix its name
 * @param cause that it was to cure
 * @param verdict what the comparison says
 * @param change of the config
 * @param measured the numbers behind the verdict
 * @param scores of every seed
 * @param curves of every training, where they were recorded
 * @param symptomGone what the rules say of the retrained runs; empty when they were not asked
 * @param modelPath the saved model; empty without one
 * @param reason for people
 */
public record FixOutcome(
    String planId,
    String program,
    List<String> runIds,
    String fix,
    String cause,
    Verdict verdict,
    Change change,
    @JsonUnwrapped Measured measured,
    List<SeedScore> scores,
    @JsonIgnore List<ArmCurve> curves,
    String symptomGone,
    String modelPath,
    String reason) {

  /** Verified ones first, then by how much they say. */
  public static final Comparator<FixOutcome> BY_VERDICT =
      Comparator.comparingInt((FixOutcome outcome) -> FixWords.ORDER.indexOf(outcome.verdict()))
          .thenComparing(outcome -> -outcome.runIds().size())
          .thenComparing(FixOutcome::planId);

  /**
   * The numbers of a comparison; NaN where there is none.
   *
   * @param metric by which the arms were compared
   * @param control mean of the unchanged config
   * @param treatment mean of the config with the fix
   * @param improvement relative, of the error
   * @param lower one-sided 90 % bound of the improvement
   * @param upper one-sided 90 % bound of the improvement
   * @param seeds of each arm
   * @param trainings that it took in all
   * @param controlFailures seeds on which the unchanged config failed
   * @param treatmentFailures seeds on which the config with the fix failed
   */
  public record Measured(
      String metric,
      double control,
      double treatment,
      double improvement,
      double pValue,
      double qValue,
      @JsonProperty("lower_bound") double lower,
      @JsonProperty("upper_bound") double upper,
      int seeds,
      int trainings,
      int controlFailures,
      int treatmentFailures) {}

  /**
   * What the two arms delivered on a seed; NaN for nothing finite.
   *
   * @param control the unchanged config
   * @param treatment the config with the fix
   */
  public record SeedScore(long seed, double control, double treatment) {}

  /**
   * The curve of one training.
   *
   * @param series that is drawn
   */
  public record ArmCurve(Arm arm, long seed, Series series) {}

  /** Whether the fix is verified. */
  public boolean isVerified() {
    return verdict == Verdict.VERIFIED;
  }
}

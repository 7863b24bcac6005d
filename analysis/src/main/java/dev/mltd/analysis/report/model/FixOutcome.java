package dev.mltd.analysis.report.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.FixPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What became of a fix that was retrained: its verdict, and what a report shows beside it. Of the
 * verdict a report for machines says the fields that are listed here, and in its own words those
 * that it never leaves out.
 *
 * @param judged the verdict, as it was published
 * @param candidate of the plan that it is about; of a plan without a winner the first, and empty
 *     where the plan is not known
 * @param curves of every training, where they were recorded
 */
@JsonPropertyOrder(value = "judged", alphabetic = true)
public record FixOutcome(
    @JsonUnwrapped
        @JsonIncludeProperties({
          "plan_id",
          "program",
          "run_ids",
          "verdict",
          "metric",
          "control",
          "treatment",
          "improvement",
          "p_value",
          "q_value",
          "lower_bound",
          "upper_bound",
          "trainings",
          "reason"
        })
        FixVerdict judged,
    @JsonIgnore Optional<Candidate> candidate,
    @JsonIgnore List<ArmCurve> curves) {

  /** Verified ones first, then by how much they say. */
  public static final Comparator<FixOutcome> BY_VERDICT =
      Comparator.comparingInt((FixOutcome fix) -> FixWords.ORDER.indexOf(fix.judged.verdict()))
          .thenComparing(fix -> -fix.judged.runIds().size())
          .thenComparing(fix -> fix.judged.planId());

  private static final Change NO_CHANGE = new Change(new TreeMap<>(), new TreeMap<>());

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

  /**
   * The outcome of a plan.
   *
   * @param plan that was carried out, where it is known
   * @param retrained runs of its confirmation
   */
  public static FixOutcome of(
      FixVerdict judged, Optional<FixPlan> plan, List<RunHistory> retrained) {
    return new FixOutcome(
        judged,
        plan.stream()
            .flatMap(one -> one.candidates().stream())
            .filter(one -> judged.fix().map(one.fix()::equals).orElse(true))
            .findFirst(),
        ArmCurves.of(retrained, Metric.written(judged.metric())));
  }

  /** Whether the fix is verified. */
  public boolean isVerified() {
    return judged.verdict() == Verdict.VERIFIED;
  }

  /** Its name; empty when neither the verdict nor a plan says. */
  @JsonProperty
  public String fix() {
    return judged.fix().or(() -> candidate.map(Candidate::fix)).orElse("");
  }

  /** The cause that it is to cure; empty when neither the verdict nor a plan says. */
  @JsonProperty
  public String cause() {
    return judged.cause().or(() -> candidate.map(Candidate::cause)).orElse("");
  }

  /** What it changes. */
  @JsonProperty
  public Change change() {
    return candidate.map(Candidate::change).orElse(NO_CHANGE);
  }

  /** Seeds of each arm; 0 when nothing was confirmed. */
  @JsonProperty
  public int seeds() {
    return judged.seeds().orElse(0);
  }

  /** Seeds on which the unchanged config failed; 0 when nothing was measured. */
  @JsonProperty
  public int controlFailures() {
    return judged.controlFailures().orElse(0);
  }

  /** Seeds on which the config with the fix failed; 0 when nothing was measured. */
  @JsonProperty
  public int treatmentFailures() {
    return judged.treatmentFailures().orElse(0);
  }

  /** Of every seed. */
  @JsonProperty
  public List<SeedScore> scores() {
    int pairs = Math.min(judged.controlValues().size(), judged.treatmentValues().size());
    return IntStream.range(0, Math.min(pairs, judged.seedValues().size()))
        .mapToObj(
            place ->
                new SeedScore(
                    judged.seedValues().get(place),
                    judged.controlValues().get(place),
                    judged.treatmentValues().get(place)))
        .toList();
  }

  /** What the rules say of the retrained runs; empty when they were not asked. */
  @JsonProperty
  public String symptomGone() {
    return FixWords.symptom(judged);
  }

  /** The saved model; empty without one. */
  @JsonProperty
  public String modelPath() {
    return judged.modelPath().orElse("");
  }
}

package dev.mltd.analysis.compare;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.stats.ImprovementBounds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * The verdict on a plan with all that it rests on; a row of the dataset {@code comparisons}. What
 * was not measured, or may not be told because the comparison was refused, is absent.
 *
 * @param planId of the plan
 * @param answeredQuestion identity of what was asked, where asking again would say the same
 * @param program that was trained
 * @param runIds of the ill runs that it is about
 * @param cause of the candidate that was confirmed
 * @param fix of that candidate
 * @param diff what it changes, for people
 * @param patch the same as a JSON merge patch
 * @param verdict see there
 * @param metric by which the arms were compared
 * @param direction of that metric
 * @param control mean of the unchanged config
 * @param treatment mean of the config with the fix
 * @param controlValues of each seed
 * @param treatmentValues of each seed
 * @param seedValues the seeds
 * @param controlFailures seeds on which the unchanged config failed
 * @param treatmentFailures seeds on which the config with the fix failed
 * @param improvement of the mean error, relative
 * @param pValue one-sided, of the fix being better
 * @param qValue over all fixes of the sweep
 * @param lowerBound of the improvement, one-sided
 * @param upperBound of the improvement, one-sided
 * @param seeds of each arm
 * @param seedsNeeded to confirm it, where more would
 * @param trainings that it took in all
 * @param costRatio cost with the fix over cost without it
 * @param symptom that the fix is to take away, by its rule
 * @param symptomInControl trainings of the unchanged config that show it
 * @param symptomInTreatment trainings with the fix that show it
 * @param symptomGone see {@link Symptoms.Followed#isGone}
 * @param modelPath the saved model
 * @param reason for people
 */
public record FixVerdict(
    String planId,
    Optional<String> answeredQuestion,
    String program,
    List<String> runIds,
    Optional<String> cause,
    Optional<String> fix,
    Optional<String> diff,
    Optional<String> patch,
    Verdict verdict,
    String metric,
    Direction direction,
    OptionalDouble control,
    OptionalDouble treatment,
    List<Double> controlValues,
    List<Double> treatmentValues,
    List<Long> seedValues,
    OptionalInt controlFailures,
    OptionalInt treatmentFailures,
    OptionalDouble improvement,
    OptionalDouble pValue,
    OptionalDouble qValue,
    OptionalDouble lowerBound,
    OptionalDouble upperBound,
    OptionalInt seeds,
    OptionalInt seedsNeeded,
    int trainings,
    OptionalDouble costRatio,
    Optional<String> symptom,
    OptionalInt symptomInControl,
    OptionalInt symptomInTreatment,
    Optional<Boolean> symptomGone,
    Optional<String> modelPath,
    String reason) {

  /**
   * The verdict that a judgement comes to.
   *
   * @param trainings how each training of the plan ended, those of its selection too
   * @param followed the symptom, where the retrained runs were judged
   * @param modelPath where what a verified fix delivered is saved
   */
  public static FixVerdict of(
      Judgement judgement,
      List<TrainingOutcome.Status> trainings,
      Optional<Symptoms.Followed> followed,
      Optional<String> modelPath) {
    FixPlan plan = judgement.plan();
    Optional<Comparison> compared = judgement.comparison();
    Optional<Comparison> measured = compared.filter(one -> one.refusal().isEmpty());
    List<Double> controlValues = values(compared.map(Comparison::control));
    List<Double> treatmentValues = values(compared.map(Comparison::treatment));
    OptionalDouble improvement =
        measured.map(Comparison::improvement).orElseGet(OptionalDouble::empty);
    return new FixVerdict(
        plan.id(),
        judgement.isAnswer(trainings) ? Optional.of(plan.questionId()) : Optional.empty(),
        plan.control().program().name(),
        plan.runIds(),
        compared.map(one -> one.candidate().cause()),
        compared.map(one -> one.candidate().fix()),
        compared.map(one -> one.candidate().change().words()),
        compared.map(one -> one.candidate().change().patch()),
        judgement.verdict(),
        plan.metric().toString(),
        plan.metric().direction(),
        improvement.isPresent() ? mean(controlValues) : OptionalDouble.empty(),
        improvement.isPresent() ? mean(treatmentValues) : OptionalDouble.empty(),
        controlValues,
        treatmentValues,
        compared.map(FixVerdict::seedsOf).orElse(List.of()),
        measured.stream().mapToInt(Comparison::controlFailures).findFirst(),
        measured.stream().mapToInt(Comparison::treatmentFailures).findFirst(),
        improvement,
        measured.stream().mapToDouble(Comparison::pValue).findFirst(),
        judgement.qValue(),
        bound(measured, ImprovementBounds::lower),
        bound(measured, ImprovementBounds::upper),
        compared.stream().mapToInt(Comparison::seeds).findFirst(),
        judgement.seedsNeeded(),
        trainings.size(),
        measured.stream()
            .mapToDouble(Comparison::costRatio)
            .filter(ratio -> !Double.isNaN(ratio))
            .findFirst(),
        followed.map(Symptoms.Followed::rule),
        followed.stream().mapToInt(Symptoms.Followed::inControl).findFirst(),
        followed.stream().mapToInt(Symptoms.Followed::inTreatment).findFirst(),
        followed.flatMap(Symptoms.Followed::isGone),
        modelPath,
        judgement.reason());
  }

  private static List<Long> seedsOf(Comparison comparison) {
    return comparison.control().stream().map(result -> result.training().seed()).toList();
  }

  private static List<Double> values(Optional<List<TrainingResult>> arm) {
    return arm.orElse(List.of()).stream().map(TrainingResult::value).toList();
  }

  private static OptionalDouble mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average();
  }

  private static OptionalDouble bound(
      Optional<Comparison> measured, ToDoubleFunction<ImprovementBounds> which) {
    return measured.flatMap(Comparison::bounds).stream().mapToDouble(which).findFirst();
  }
}

package dev.mltd.analysis.spark;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.compare.FollowedSymptom;
import dev.mltd.analysis.compare.Judgement;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.fix.DeliveredTraining;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.tables.Datasets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;

/** What the same rules say of the runs before and of both arms: whether the symptom is gone. */
final class Symptoms {
  /** Rules that look at the training data themselves, which no retraining changes. */
  private static final Set<String> OF_DATA =
      Rules.ALL.stream()
          .filter(rule -> rule.family() == Family.DATA)
          .map(Rule::name)
          .collect(Collectors.toSet());

  /** By run and cause, what each symptom says for the cause. */
  private final Map<String, Map<String, Map<String, Double>>> speaking = new HashMap<>();

  private final Map<String, Map<String, Severity>> archived;
  private final Map<String, Map<String, Severity>> retrained;

  /**
   * @param plans that were retrained; without findings on their trainings nothing is known
   */
  Symptoms(Warehouse warehouse, LocalDate date, List<FixPlan> plans) {
    if (!warehouse.has(Datasets.FINDINGS_RETRAINED, date)) {
      archived = Map.of();
      retrained = Map.of();
      return;
    }
    Column planned =
        col("run_id").isin(plans.stream().flatMap(plan -> plan.runIds().stream()).toArray());
    warehouse
        .read(Datasets.DIAGNOSES, date)
        // An older sweep does not name them.
        .where(planned.and(col("symptoms").isNotNull()))
        .collectAsList()
        .forEach(
            row ->
                speaking
                    .computeIfAbsent(row.runId(), run -> new HashMap<>())
                    .put(row.cause(), row.symptoms()));
    archived = found(warehouse.read(Datasets.FINDINGS, date).where(planned));
    retrained = found(warehouse.read(Datasets.FINDINGS_RETRAINED, date));
  }

  private static Map<String, Map<String, Severity>> found(Dataset<RunFinding> findings) {
    Map<String, Map<String, Severity>> found = new HashMap<>();
    findings
        .where(col("outcome").equalTo(Outcome.FOUND.name()))
        .collectAsList()
        .forEach(
            finding ->
                found
                    .computeIfAbsent(finding.runId(), run -> new HashMap<>())
                    .put(finding.rule(), finding.severity()));
    return found;
  }

  /**
   * Counts, in both arms, the runs that show the symptom which the fix is to take away. Where it
   * made the runs ill before, only what makes a run ill counts.
   *
   * @param trainings of the confirmation
   */
  Optional<FollowedSymptom> followed(Judgement judgement, List<DeliveredTraining> trainings) {
    FixPlan plan = judgement.plan();
    if (trainings.isEmpty()) {
      return Optional.empty();
    }
    String cause = judgement.comparison().map(one -> one.candidate().cause()).orElse("");
    return followed(cause, plan).map(symptom -> counted(symptom, plan, trainings));
  }

  private FollowedSymptom counted(String symptom, FixPlan plan, List<DeliveredTraining> trainings) {
    boolean harmful = plan.runIds().stream().anyMatch(run -> shows(archived, run, symptom, true));
    return new FollowedSymptom(
        symptom,
        count(plan, trainings, Arm.CONTROL, symptom, harmful),
        count(plan, trainings, Arm.TREATMENT, symptom, harmful));
  }

  /**
   * The symptom that speaks most for the cause that is cured, over all runs of the plan; where none
   * does, the one that weighs most.
   */
  private Optional<String> followed(String cause, FixPlan plan) {
    return most(plan, run -> speaking.getOrDefault(run, Map.of()).getOrDefault(cause, Map.of()))
        .or(() -> most(plan, this::harm));
  }

  /** What made a run ill, with its weight. */
  private Map<String, Double> harm(String run) {
    return archived.getOrDefault(run, Map.of()).entrySet().stream()
        .filter(found -> found.getValue().makesIll())
        .collect(Collectors.toMap(Map.Entry::getKey, found -> (double) found.getValue().weight()));
  }

  private static Optional<String> most(
      FixPlan plan, Function<String, Map<String, Double>> weightsOf) {
    Map<String, Double> weights = new TreeMap<>();
    for (String run : plan.runIds()) {
      weightsOf.apply(run).forEach((rule, weight) -> weights.merge(rule, weight, Double::sum));
    }
    return weights.entrySet().stream()
        .filter(one -> !OF_DATA.contains(one.getKey()))
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private int count(
      FixPlan plan, List<DeliveredTraining> trainings, Arm arm, String symptom, boolean harmful) {
    return (int)
        trainings.stream()
            .filter(one -> one.arm() == arm)
            .map(one -> PublishRetraining.runId(plan, arm, one.trainingId(), one.seed()))
            .filter(run -> shows(retrained, run, symptom, harmful))
            .count();
  }

  private static boolean shows(
      Map<String, Map<String, Severity>> found, String run, String symptom, boolean harmful) {
    Severity severity = found.getOrDefault(run, Map.of()).get(symptom);
    return severity != null && (!harmful || severity.makesIll());
  }
}

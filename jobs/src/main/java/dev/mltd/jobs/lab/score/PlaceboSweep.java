package dev.mltd.jobs.lab.score;

import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.compare.Comparison;
import dev.mltd.analysis.compare.Gate;
import dev.mltd.analysis.compare.Judgement;
import dev.mltd.analysis.compare.SelectedCandidate;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.DeliveredTraining;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.FreshSeeds;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.spark.phases.PublishPlans;
import dev.mltd.analysis.spark.phases.PublishSelections;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A sweep again, with placebos for fixes: the treatment of every plan that was confirmed is its
 * unchanged config on other seeds. Whatever is verified then is luck.
 */
final class PlaceboSweep {
  private static final String PLACEBO = "placebo";

  private final List<Confirmation> confirmations = new ArrayList<>();

  /**
   * A plan that was confirmed, with a placebo for its fix.
   *
   * @param control what the control arm delivered
   * @param arm trainings of the placebo
   * @param asked trainings of both arms as a comparison expects them, the control first
   */
  private record Confirmation(
      FixPlan plan,
      List<TrainingResult> control,
      List<Training> arm,
      Candidate placebo,
      List<Training> asked) {

    static Confirmation of(FixPlan plan, List<TrainingResult> control) {
      int seeds = control.size();
      Map<String, String> config = new TreeMap<>(plan.control().config().values());
      config.put(PLACEBO, PLACEBO);
      RunConfig changed = RunConfig.of(config);
      Candidate placebo =
          new Candidate(
              PLACEBO,
              PLACEBO,
              changed,
              Change.between(plan.control().config(), changed),
              1,
              false);
      List<Training> asked = new ArrayList<>(plan.controlArm(seeds));
      asked.addAll(plan.treatmentArm(placebo, seeds));
      return new Confirmation(plan, control, arm(plan, seeds), placebo, asked);
    }

    /**
     * The unchanged config on seeds of neither arm: nothing but luck tells it from the control arm.
     */
    private static List<Training> arm(FixPlan plan, int seeds) {
      Set<Long> used = new HashSet<>(plan.confirmationSeeds());
      used.add(plan.control().seed());
      return FreshSeeds.of(PLACEBO + " " + plan.group(), used, seeds).stream()
          .map(plan.control()::withSeed)
          .toList();
    }

    /** What both arms delivered, the control first. */
    List<TrainingResult> delivered(Map<String, TrainingOutcome> outcomes) {
      List<TrainingResult> both = new ArrayList<>(control);
      for (Training training : arm) {
        DeliveredTraining.of(plan, training, outcomes.get(training.id()))
            .result(training)
            .ifPresent(both::add);
      }
      return both;
    }

    /** Takes what comes first for the control arm, and the rest for the treatment. */
    Comparison compare(List<TrainingResult> delivered) {
      List<TrainingResult> results = new ArrayList<>();
      for (int k = 0; k < delivered.size(); k++) {
        results.add(as(asked.get(k), delivered.get(k)));
      }
      return Comparison.of(plan, placebo, control.size(), results);
    }

    private static TrainingResult as(Training asked, TrainingResult delivered) {
      return new TrainingResult(
          asked,
          delivered.value(),
          delivered.trivial(),
          delivered.failure(),
          delivered.evaluation(),
          delivered.trainedExamples(),
          delivered.secondsPerExample(),
          delivered.guards());
    }
  }

  /**
   * Reads what was confirmed.
   *
   * @param warehouse of a sweep that was compared
   */
  PlaceboSweep(Warehouse warehouse, LocalDate date) {
    Map<String, SelectedCandidate> selections = PublishSelections.byPlan(warehouse, date);
    Map<String, List<DeliveredTraining>> trained =
        PublishSelections.rows(warehouse, Stage.CONFIRMATION, date);
    for (FixPlan plan : PublishPlans.read(warehouse, date)) {
      SelectedCandidate selection = selections.get(plan.id());
      if (selection == null || selection.fix().isEmpty()) {
        continue;
      }
      List<Training> arm = plan.controlArm(selection.seeds());
      List<TrainingResult> control =
          PublishSelections.results(trained.getOrDefault(plan.id(), List.of()), arm);
      // Where the machine ended a training of the control, nothing was judged.
      if (control.size() == arm.size()) {
        confirmations.add(Confirmation.of(plan, control));
      }
    }
  }

  /** The trainings of all placebos. */
  List<Training> trainings() {
    return confirmations.stream().flatMap(one -> one.arm.stream()).toList();
  }

  /**
   * The verdicts on all placebos, judged together.
   *
   * @param outcomes of their trainings, by training id
   */
  List<Verdict> verdicts(Map<String, TrainingOutcome> outcomes) {
    return judge(delivered(outcomes));
  }

  /**
   * The same where chance decides which training of a plan is in which arm, again and again.
   *
   * @param outcomes of the placebos' trainings, by training id
   * @param deals how often
   * @return as many as deals
   */
  List<List<Verdict>> verdictsWhenDealt(
      Map<String, TrainingOutcome> outcomes, int deals, Random chance) {
    List<List<TrainingResult>> delivered = delivered(outcomes);
    List<List<Verdict>> verdicts = new ArrayList<>();
    for (int deal = 0; deal < deals; deal++) {
      delivered.forEach(trainings -> Collections.shuffle(trainings, chance));
      verdicts.add(judge(delivered));
    }
    return verdicts;
  }

  private List<List<TrainingResult>> delivered(Map<String, TrainingOutcome> outcomes) {
    return confirmations.stream().map(confirmation -> confirmation.delivered(outcomes)).toList();
  }

  private List<Verdict> judge(List<List<TrainingResult>> delivered) {
    List<Comparison> comparisons = new ArrayList<>();
    for (int k = 0; k < delivered.size(); k++) {
      comparisons.add(confirmations.get(k).compare(delivered.get(k)));
    }
    return new Gate(Gate.STANDARD_MINIMUM)
        .judge(comparisons).stream().map(Judgement::verdict).toList();
  }
}

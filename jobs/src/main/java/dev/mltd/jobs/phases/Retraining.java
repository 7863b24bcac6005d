package dev.mltd.jobs.phases;

import dev.mltd.analysis.compare.SelectedCandidate;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.fix.Budget;
import dev.mltd.analysis.fix.Decision;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.ingest.ImportMemory;
import dev.mltd.analysis.spark.phases.DiagnoseRetrained;
import dev.mltd.analysis.spark.phases.PublishComparisons;
import dev.mltd.analysis.spark.phases.PublishPlans;
import dev.mltd.analysis.spark.phases.PublishRetraining;
import dev.mltd.analysis.spark.phases.PublishRetraining.Asked;
import dev.mltd.analysis.spark.phases.PublishSelections;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.stats.Rounded;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.Version;
import dev.mltd.retrain.RunTrainings;
import dev.mltd.retrain.Trainer;
import dev.mltd.retrain.TrainingShares;
import dev.mltd.retrain.TrainingStore;
import dev.mltd.retrain.programs.TrainedProgram;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;

/** The phases from plan to compare, each of which publishes its dataset and says what it did. */
final class Retraining {
  private static final int MOST_REASONS = 6;

  private final Sweep sweep;
  private final PrintWriter out;

  Retraining(Sweep sweep) {
    this.sweep = sweep;
    this.out = sweep.out();
  }

  /** Says what would be retrained, without publishing it. */
  void tellPlan(List<TrainedProgram> programs, Budget budget, String device) {
    tell(decide(programs, budget, device));
  }

  private List<Decision> decide(List<TrainedProgram> programs, Budget budget, String device) {
    return plans()
        .decide(
            sweep.date(),
            programs.stream().map(program -> program.trainable(device)).toList(),
            budget);
  }

  /** Plans, and publishes the plans. */
  void plan(List<TrainedProgram> programs, Budget budget, String device) {
    List<Decision> decisions = decide(programs, budget, device);
    List<String> asked =
        programs.stream()
            .map(program -> program.program().name() + " " + program.trainer().version())
            .collect(Collectors.toList());
    asked.add(budget.toString());
    asked.add(device);
    sweep.tellReplaced(
        plans().publish(sweep.date(), decisions, asked, Version.current()).stream().toList());
    tell(decisions);
  }

  private PublishPlans plans() {
    return new PublishPlans(sweep.spark(), sweep.archive(), sweep.warehouse());
  }

  /** Prints decisions: what is retrained, and how many groups are not, by reason. */
  private void tell(List<Decision> decisions) {
    List<FixPlan> plans = decisions.stream().flatMap(one -> one.plan().stream()).toList();
    out.printf(
        "%n%,d of %,d failing groups are retrained: at most %,d trainings, %s device hours%n",
        plans.size(),
        decisions.size(),
        plans.stream().mapToInt(plan -> plan.cost().trainings()).sum(),
        Rounded.toThreeDigits(plans.stream().mapToDouble(plan -> plan.cost().deviceHours()).sum()));
    for (FixPlan plan : plans) {
      out.printf(
          "  %-20s %2d runs  %s%n",
          Printable.of(plan.control().program().name()),
          plan.runIds().size(),
          Printable.of(
              plan.candidates().stream()
                  .map(candidate -> candidate.fix())
                  .collect(Collectors.joining(", "))));
    }
    tellReasons(decisions.stream().filter(one -> one.plan().isEmpty()).toList());
  }

  private void tellReasons(List<Decision> declined) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    declined.forEach(one -> reasons.merge(one.reason(), 1L, Long::sum));
    reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_REASONS)
        .forEach(
            one ->
                out.printf(
                    "  not retrained: %,d groups, because %s%n",
                    one.getValue(), Printable.of(one.getKey())));
    if (reasons.size() > MOST_REASONS) {
      out.printf("  and %,d reasons more: see the dataset plans%n", reasons.size() - MOST_REASONS);
    }
  }

  /** Carries out the trainings of a stage; what was finished before is not done again. */
  void retrain(Stage stage, List<TrainedProgram> programs) throws InterruptedException {
    PublishRetraining publishing = new PublishRetraining(sweep.spark(), sweep.warehouse());
    List<Asked> asked = publishing.asked(stage, sweep.date());
    Map<String, Asked> distinct = new LinkedHashMap<>();
    asked.forEach(one -> distinct.putIfAbsent(one.training().id(), one));
    Map<String, Trainer> trainers = new HashMap<>();
    programs.forEach(program -> trainers.put(program.program().name(), program.trainer()));
    out.printf(
        "%n%s: %,d trainings of %,d plans%n",
        stage.name().toLowerCase(Locale.ROOT),
        distinct.size(),
        asked.stream().map(one -> one.plan().id()).distinct().count());
    List<Training> trainings = distinct.values().stream().map(Asked::training).toList();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(sweep.spark().sparkContext());
    int[] done = {0};
    Map<String, TrainingOutcome> outcomes =
        new RunTrainings(context, sweep.warehouse(), trainers)
            .run(trainings, outcome -> tell(++done[0], distinct, outcome));
    TrainingStore store = new TrainingStore(sweep.warehouse(), context.hadoopConfiguration());
    TrainingShares shares =
        TrainingShares.of(
            new ImportMemory(sweep.spark(), sweep.archive()).sharesUpTo(sweep.date()),
            trainings,
            outcomes,
            store::history);
    sweep.tellReplaced(
        publishing.publish(
            stage,
            sweep.date(),
            asked,
            shares.outcomes(),
            id -> store.history(id).map(shares::history),
            Version.current()));
    tellSaved(outcomes);
  }

  private void tell(int done, Map<String, Asked> asked, TrainingOutcome outcome) {
    Asked one = asked.get(outcome.trainingId());
    Training training = one.training();
    Double value = outcome.values().get(one.plan().metric().toString());
    String said =
        switch (outcome.status()) {
          case TRAINED ->
              "%s %s"
                  .formatted(
                      one.plan().metric(), value == null ? "?" : Rounded.toThreeDigits(value));
          case FAILED -> "failed: " + outcome.reason();
          case NOT_CARRIED_OUT -> "not carried out: " + outcome.reason();
        };
    out.printf(
        "  %d/%d %s, %s, seed %d: %s (%.1f s)%n",
        done,
        asked.size(),
        Printable.of(training.program().name()),
        one.label(),
        training.seed(),
        Printable.of(said),
        outcome.seconds());
  }

  private void tellSaved(Map<String, TrainingOutcome> outcomes) {
    long stopped =
        outcomes.values().stream().filter(outcome -> outcome.savedExamples() > 0).count();
    if (stopped > 0) {
      double all = outcomes.values().stream().mapToDouble(TrainingOutcome::trainedExamples).sum();
      double saved = outcomes.values().stream().mapToDouble(TrainingOutcome::savedExamples).sum();
      out.printf(
          "  %,d hopeless trainings were stopped early, which saved %.0f %% of all steps%n",
          stopped, 100 * saved / all);
    }
  }

  /** Selects what is confirmed. */
  void select() {
    PublishSelections.Done done =
        new PublishSelections(sweep.spark(), sweep.warehouse())
            .run(sweep.date(), Version.current());
    sweep.tellReplaced(done.replaced().stream().toList());
    List<SelectedCandidate> winners =
        done.rows().stream().filter(row -> row.fix().isPresent()).toList();
    out.printf(
        "%n%,d of %,d plans have a candidate that did not fail, on %d seeds each%n",
        winners.size(),
        done.rows().size(),
        winners.stream().mapToInt(SelectedCandidate::seeds).max().orElse(0));
  }

  /** Judges what the confirmation trained by all rules. */
  void diagnose(Thresholds thresholds) {
    sweep.tellReplaced(
        new DiagnoseRetrained(sweep.spark(), sweep.archive(), sweep.warehouse())
            .run(sweep.date(), Rules.NAMES, thresholds, Version.current()));
  }

  /** Judges every fix by what was retrained. */
  void compare(double minimum) {
    PublishComparisons.Done done =
        new PublishComparisons(sweep.spark(), sweep.warehouse())
            .run(sweep.date(), minimum, Version.current());
    sweep.tellReplaced(done.replaced().stream().toList());
    VerdictTable.print(done.rows(), out);
  }
}

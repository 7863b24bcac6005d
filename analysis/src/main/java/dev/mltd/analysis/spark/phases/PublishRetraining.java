package dev.mltd.analysis.spark.phases;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.compare.SelectedCandidate;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.DeliveredTraining;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.RetrainedRun;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * The phase {@code retrain} at its edges: which trainings the plans of a date ask for, and what
 * became of them.
 */
public final class PublishRetraining {
  private final Warehouse warehouse;

  /** Within a warehouse, by its folder. */
  public PublishRetraining(SparkSession spark, String warehouse) {
    this.warehouse = new Warehouse(spark, warehouse);
  }

  /** A training, and the plan that asks for it. */
  public record Asked(FixPlan plan, Training training) {
    /** Its arm. */
    public Arm arm() {
      return plan.candidateOf(training).isPresent() ? Arm.TREATMENT : Arm.CONTROL;
    }

    /** What is trained, for people: the control, or the fix. */
    public String label() {
      return plan.candidateOf(training).map(Candidate::fix).orElse("unchanged");
    }

    /** As a row that does not tell when it was written, so that it comes out the same again. */
    private ArchivedRun named(RunHistory history) {
      Run run =
          history
              .run()
              .asRetraining(
                  RetrainedRun.id(plan, arm(), training.id(), training.seed()),
                  plan.runIds().get(0),
                  training.id(),
                  arm());
      return ArchivedRun.of(new RunHistory(run, history.series()), Instant.EPOCH);
    }
  }

  /** The trainings of a stage, plan by plan; one that several plans share appears for each. */
  public List<Asked> asked(Stage stage, LocalDate date) {
    Map<String, SelectedCandidate> selections =
        stage == Stage.SELECTION ? Map.of() : PublishSelections.byPlan(warehouse, date);
    List<Asked> asked = new ArrayList<>();
    for (FixPlan plan : PublishPlans.read(warehouse, date)) {
      List<Training> trainings =
          stage == Stage.SELECTION
              ? plan.selection()
              : Optional.ofNullable(selections.get(plan.id()))
                  .map(selection -> selection.confirmation(plan))
                  .orElse(List.of());
      trainings.forEach(training -> asked.add(new Asked(plan, training)));
    }
    return asked;
  }

  /**
   * Publishes what became of a stage's trainings.
   *
   * @param outcomes by training id; one for each that was asked for
   * @param histories by training id, of those that left one; kept for a confirmation
   */
  public List<Published> publish(
      Stage stage,
      LocalDate date,
      List<Asked> asked,
      Map<String, TrainingOutcome> outcomes,
      Function<String, Optional<RunHistory>> histories,
      String codeVersion) {
    Provenance provenance =
        Provenance.of(
            codeVersion,
            Fingerprint.of(
                asked.stream().map(one -> one.plan().id() + one.training().id()).toList()));
    List<Published> replaced = new ArrayList<>();
    if (stage == Stage.CONFIRMATION) {
      List<ArchivedRun> runs =
          asked.stream()
              .flatMap(one -> histories.apply(one.training().id()).map(one::named).stream())
              .toList();
      warehouse.publish(Datasets.RETRAINED_RUNS, date, runs, provenance).ifPresent(replaced::add);
    }
    List<DeliveredTraining> rows =
        asked.stream()
            .map(
                one ->
                    DeliveredTraining.of(
                        one.plan(), one.training(), outcomes.get(one.training().id())))
            .toList();
    warehouse.publish(stage.dataset(), date, rows, provenance).ifPresent(replaced::add);
    return replaced;
  }
}

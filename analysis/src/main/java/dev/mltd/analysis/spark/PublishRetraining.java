package dev.mltd.analysis.spark;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.RetrainedRun;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.rows.RetrainedRow;
import dev.mltd.analysis.spark.rows.RunRow;
import dev.mltd.analysis.spark.rows.SelectionRow;
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
  /** Dataset of the histories of a confirmation, in the archive's columns. */
  public static final String RETRAINED_RUNS = "retrained_runs";

  private final SparkSession spark;
  private final Warehouse warehouse;

  /**
   * @param warehouse folder of the results
   */
  public PublishRetraining(SparkSession spark, String warehouse) {
    this.spark = spark;
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

    private RunRow named(RunRow history) {
      String runId = RetrainedRun.id(plan, arm(), training.id(), training.seed());
      history.setRun_id(runId);
      history.setName(runId);
      history.setParent(plan.runIds().get(0));
      history.setTraining_id(training.id());
      history.setArm(arm().name());
      return history;
    }
  }

  /** The trainings of a stage, plan by plan; one that several plans share appears for each. */
  public List<Asked> asked(Stage stage, LocalDate date) {
    Map<String, SelectionRow> selections =
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
      Function<String, Optional<RunRow>> histories,
      String codeVersion) {
    Provenance provenance =
        Provenance.of(
            codeVersion,
            Fingerprint.of(
                asked.stream().map(one -> one.plan().id() + one.training().id()).toList()));
    List<Published> replaced = new ArrayList<>();
    if (stage == Stage.CONFIRMATION) {
      Attempt attempt = warehouse.folder(RETRAINED_RUNS).newAttempt(date);
      List<RunRow> runs =
          asked.stream()
              .flatMap(one -> histories.apply(one.training().id()).map(one::named).stream())
              .toList();
      long written = Parquet.write(spark, runs, RunRow.ENCODER, attempt.path());
      attempt.publish(provenance, written).ifPresent(replaced::add);
    }
    Attempt attempt = warehouse.folder(stage.dataset()).newAttempt(date);
    List<RetrainedRow> rows =
        asked.stream()
            .map(
                one ->
                    RetrainedRow.of(one.plan(), one.training(), outcomes.get(one.training().id())))
            .toList();
    long written = Parquet.write(spark, rows, RetrainedRow.ENCODER, attempt.path());
    attempt.publish(provenance, written).ifPresent(replaced::add);
    return replaced;
  }
}

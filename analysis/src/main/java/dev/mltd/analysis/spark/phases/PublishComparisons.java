package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.compare.Confirmation;
import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.compare.Gate;
import dev.mltd.analysis.compare.Judgement;
import dev.mltd.analysis.compare.SelectedCandidate;
import dev.mltd.analysis.compare.Symptoms;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.fix.DeliveredTraining;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.RetrainedRun;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** The phase {@code compare}: everything retrained in, the verdict on every plan out. */
public final class PublishComparisons {
  private final Warehouse warehouse;
  private final SavedModels models;

  /** Within a warehouse, by its folder. */
  public PublishComparisons(SparkSession spark, String warehouse) {
    this.warehouse = new Warehouse(spark, warehouse);
    this.models = new SavedModels(warehouse, spark.sessionState().newHadoopConf());
  }

  /** What a comparison did: the rows, and the attempt of another process that was replaced. */
  public record Done(List<FixVerdict> rows, Optional<Published> replaced) {}

  /**
   * Judges all plans of a date together, saves the models of verified fixes, and publishes the
   * verdicts.
   *
   * @param minimum relative improvement that is worth having, 0 to 1
   */
  public Done run(LocalDate date, double minimum, String codeVersion) {
    Published trained = warehouse.current(Datasets.RETRAINED_CONFIRMATION, date);
    List<FixPlan> plans = PublishPlans.read(warehouse, date);
    Map<String, SelectedCandidate> selections = PublishSelections.byPlan(warehouse, date);
    Map<String, List<DeliveredTraining>> selected =
        PublishSelections.rows(warehouse, Stage.SELECTION, date);
    Map<String, List<DeliveredTraining>> confirmed =
        PublishSelections.rows(warehouse, Stage.CONFIRMATION, date);
    Symptoms symptoms = ReadSymptoms.of(warehouse, date, plans);
    List<FixVerdict> rows = new ArrayList<>();
    List<Confirmation> confirmations =
        plans.stream()
            .map(
                plan ->
                    confirmation(
                        plan,
                        selections.get(plan.id()),
                        confirmed.getOrDefault(plan.id(), List.of())))
            .toList();
    for (Judgement judgement : new Gate(minimum).judgeAll(confirmations)) {
      String plan = judgement.plan().id();
      List<DeliveredTraining> trainings = confirmed.getOrDefault(plan, List.of());
      rows.add(
          FixVerdict.of(
              judgement,
              Stream.concat(trainings.stream(), selected.getOrDefault(plan, List.of()).stream())
                  .map(DeliveredTraining::status)
                  .toList(),
              followed(judgement, symptoms, trainings),
              judgement.verdict() == Verdict.VERIFIED
                  ? models.save(judgement, trainings, date, codeVersion)
                  : Optional.empty()));
    }
    Provenance provenance =
        Provenance.of(codeVersion, trained.attempt(), "minimum improvement " + minimum);
    return new Done(rows, warehouse.publish(Datasets.COMPARISONS, date, rows, provenance));
  }

  private static Optional<Symptoms.Followed> followed(
      Judgement judgement, Symptoms symptoms, List<DeliveredTraining> trainings) {
    return judgement
        .comparison()
        .flatMap(
            comparison ->
                symptoms.follow(
                    comparison.candidate().cause(),
                    comparison.plan().runIds(),
                    retrainedRuns(comparison.plan(), trainings)));
  }

  /** The retrained runs of each arm. */
  private static Map<Arm, List<String>> retrainedRuns(
      FixPlan plan, List<DeliveredTraining> trainings) {
    return trainings.stream()
        .collect(
            Collectors.groupingBy(
                DeliveredTraining::arm,
                Collectors.mapping(
                    row -> RetrainedRun.id(plan, row.arm(), row.trainingId(), row.seed()),
                    Collectors.toList())));
  }

  /**
   * What the sweeps before a date answered.
   *
   * @return for people, by {@link FixPlan#questionId}; the newest answer counts
   */
  static Map<String, String> answersBefore(Warehouse warehouse, LocalDate date) {
    Map<String, String> answers = new HashMap<>();
    warehouse
        .readAll(Datasets.COMPARISONS)
        .ifPresent(
            rows ->
                rows.where(col(Warehouse.SWEEP_DATE).lt(lit(date)))
                    .where(col("answered_question").isNotNull())
                    .select(Warehouse.SWEEP_DATE, "answered_question", "verdict")
                    .orderBy(Warehouse.SWEEP_DATE)
                    .collectAsList()
                    .forEach(
                        row ->
                            answers.put(
                                row.getString(1),
                                "the sweep of %s has judged it: %s"
                                    .formatted(row.get(0), row.getString(2)))));
    return answers;
  }

  private static Confirmation confirmation(
      FixPlan plan, SelectedCandidate selection, List<DeliveredTraining> confirmed) {
    return selection == null
        ? Confirmation.none(plan)
        : new Confirmation(
            plan,
            selection.winner(plan),
            selection.seeds(),
            selection.reason(),
            PublishSelections.results(confirmed, selection.confirmation(plan)));
  }
}

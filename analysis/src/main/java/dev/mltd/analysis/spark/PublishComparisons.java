package dev.mltd.analysis.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.compare.Confirmation;
import dev.mltd.analysis.compare.Gate;
import dev.mltd.analysis.compare.Judgement;
import dev.mltd.analysis.compare.Symptoms;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.RetrainedRun;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.rows.ComparisonRow;
import dev.mltd.analysis.spark.rows.RetrainedRow;
import dev.mltd.analysis.spark.rows.SelectionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** The phase {@code compare}: everything retrained in, the verdict on every plan out. */
public final class PublishComparisons {
  /** Dataset of verdicts: one row per plan. */
  public static final String COMPARISONS = "comparisons";

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final SavedModels models;

  /**
   * @param warehouse folder of the results
   */
  public PublishComparisons(SparkSession spark, String warehouse) {
    this.spark = spark;
    this.warehouse = new Warehouse(spark, warehouse);
    this.models = new SavedModels(warehouse, spark.sessionState().newHadoopConf());
  }

  /** What a comparison did: the rows, and the attempt of another process that was replaced. */
  public record Done(List<ComparisonRow> rows, Optional<Published> replaced) {}

  /**
   * Judges all plans of a date together, saves the models of verified fixes, and publishes the
   * verdicts.
   *
   * @param minimum relative improvement that is worth having, 0 to 1
   */
  public Done run(LocalDate date, double minimum, String codeVersion) {
    Published trained = warehouse.current(Stage.CONFIRMATION.dataset(), date);
    List<FixPlan> plans = PublishPlans.read(warehouse, date);
    Map<String, SelectionRow> selections = PublishSelections.byPlan(warehouse, date);
    Map<String, List<RetrainedRow>> selected =
        PublishSelections.rows(warehouse, Stage.SELECTION, date);
    Map<String, List<RetrainedRow>> confirmed =
        PublishSelections.rows(warehouse, Stage.CONFIRMATION, date);
    Symptoms symptoms = ReadSymptoms.of(warehouse, date, plans);
    List<ComparisonRow> rows = new ArrayList<>();
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
      List<RetrainedRow> trainings = confirmed.getOrDefault(plan, List.of());
      List<RetrainedRow> all = new ArrayList<>(trainings);
      all.addAll(selected.getOrDefault(plan, List.of()));
      ComparisonRow row = ComparisonRow.of(judgement, all.size());
      if (judgement.isAnswer(all.stream().map(RetrainedRow::status).toList())) {
        row.setAnswered_question(judgement.plan().questionId());
      }
      judgement
          .comparison()
          .flatMap(
              comparison ->
                  symptoms.follow(
                      comparison.candidate().cause(),
                      comparison.plan().runIds(),
                      retrainedRuns(comparison.plan(), trainings)))
          .ifPresent(row::followed);
      if (judgement.verdict() == Verdict.VERIFIED) {
        row.setModel_path(models.save(judgement, trainings, date, codeVersion).orElse(null));
      }
      rows.add(row);
    }
    Attempt attempt = warehouse.folder(COMPARISONS).newAttempt(date);
    long written = Parquet.write(spark, rows, ComparisonRow.ENCODER, attempt.path());
    Provenance provenance =
        new Provenance(
            codeVersion, trained.attempt(), "minimum improvement " + minimum, OptionalLong.empty());
    return new Done(rows, attempt.publish(provenance, written));
  }

  /** The retrained runs of each arm. */
  private static Map<Arm, List<String>> retrainedRuns(FixPlan plan, List<RetrainedRow> trainings) {
    return trainings.stream()
        .collect(
            Collectors.groupingBy(
                row -> Arm.valueOf(row.getArm()),
                Collectors.mapping(
                    row ->
                        RetrainedRun.id(
                            plan, Arm.valueOf(row.getArm()), row.getTraining_id(), row.getSeed()),
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
        .readAll(COMPARISONS, ComparisonRow.ENCODER)
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
      FixPlan plan, SelectionRow selection, List<RetrainedRow> confirmed) {
    return selection == null
        ? Confirmation.none(plan)
        : new Confirmation(
            plan,
            selection.winner(plan),
            selection.getSeeds(),
            selection.getReason(),
            PublishSelections.results(confirmed, selection.confirmation(plan)));
  }
}

package dev.mltd.analysis.spark;

import dev.mltd.analysis.compare.Selection;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.rows.RetrainedRow;
import dev.mltd.analysis.spark.rows.SelectionRow;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * The phase {@code select}: selection trainings in, out the candidate of each plan that is to be
 * confirmed and the number of seeds, which is fixed here for the whole sweep.
 */
public final class PublishSelections {
  /** Dataset of selections: one row per plan. */
  public static final String SELECTIONS = "selections";

  private final SparkSession spark;
  private final Warehouse warehouse;

  /**
   * @param warehouse folder of the results
   */
  public PublishSelections(SparkSession spark, String warehouse) {
    this.spark = spark;
    this.warehouse = new Warehouse(spark, warehouse);
  }

  /** What a selection did: the rows, and the attempt of another process that was replaced. */
  public record Done(List<SelectionRow> rows, Optional<Published> replaced) {}

  /** Selects for every plan of a date, and publishes that. */
  public Done run(LocalDate date, String codeVersion) {
    Published trained = warehouse.current(Stage.SELECTION.dataset(), date);
    Map<String, List<RetrainedRow>> rows = rows(warehouse, Stage.SELECTION, date);
    Map<FixPlan, Selection> selections = new LinkedHashMap<>();
    for (FixPlan plan : PublishPlans.read(warehouse, date)) {
      selections.put(
          plan,
          Selection.of(plan, results(rows.getOrDefault(plan.id(), List.of()), plan.selection())));
    }
    int winners =
        (int) selections.values().stream().filter(one -> one.winner().isPresent()).count();
    int seeds = winners == 0 ? 0 : FixPlan.seedsFor(winners);
    List<SelectionRow> selected =
        selections.entrySet().stream()
            .map(
                one ->
                    SelectionRow.of(
                        one.getKey(),
                        one.getValue(),
                        Math.min(seeds, one.getKey().confirmationSeeds().size())))
            .toList();
    Attempt attempt = warehouse.folder(SELECTIONS).newAttempt(date);
    long written = Parquet.write(spark, selected, SelectionRow.ENCODER, attempt.path());
    return new Done(
        selected, attempt.publish(Provenance.of(codeVersion, trained.attempt()), written));
  }

  /** The selections of a date, by plan. */
  public static Map<String, SelectionRow> byPlan(Warehouse warehouse, LocalDate date) {
    return warehouse.read(SELECTIONS, date, SelectionRow.ENCODER).collectAsList().stream()
        .collect(Collectors.toMap(SelectionRow::getPlan_id, Function.identity()));
  }

  /** The trainings of a stage, by plan. */
  public static Map<String, List<RetrainedRow>> rows(
      Warehouse warehouse, Stage stage, LocalDate date) {
    return warehouse.read(stage.dataset(), date, RetrainedRow.ENCODER).collectAsList().stream()
        .collect(Collectors.groupingBy(RetrainedRow::getPlan_id));
  }

  /** Results of a plan's trainings, without those that were not carried out. */
  public static List<TrainingResult> results(List<RetrainedRow> rows, List<Training> trainings) {
    Map<String, Training> byId =
        trainings.stream()
            .collect(Collectors.toMap(Training::id, Function.identity(), (one, same) -> one));
    return rows.stream()
        .filter(row -> byId.containsKey(row.getTraining_id()))
        .flatMap(row -> row.result(byId.get(row.getTraining_id())).stream())
        .toList();
  }
}

package dev.mltd.analysis.spark.phases;

import dev.mltd.analysis.compare.SelectedCandidate;
import dev.mltd.analysis.compare.Selection;
import dev.mltd.analysis.fix.DeliveredTraining;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
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
  private final Warehouse warehouse;

  /** Within a warehouse, by its folder. */
  public PublishSelections(SparkSession spark, String warehouse) {
    this.warehouse = new Warehouse(spark, warehouse);
  }

  /** What a selection did: the rows, and the attempt of another process that was replaced. */
  public record Done(List<SelectedCandidate> rows, Optional<Published> replaced) {}

  /** Selects for every plan of a date, and publishes that. */
  public Done run(LocalDate date, String codeVersion) {
    Published trained = warehouse.current(Datasets.RETRAINED_SELECTION, date);
    Map<String, List<DeliveredTraining>> rows = rows(warehouse, Stage.SELECTION, date);
    Map<FixPlan, Selection> selections = new LinkedHashMap<>();
    for (FixPlan plan : PublishPlans.read(warehouse, date)) {
      selections.put(
          plan,
          Selection.of(plan, results(rows.getOrDefault(plan.id(), List.of()), plan.selection())));
    }
    List<SelectedCandidate> selected = new ArrayList<>();
    selections.forEach(
        (plan, selection) ->
            selected.add(
                SelectedCandidate.of(plan, selection, Selection.seeds(plan, selections.values()))));
    Provenance provenance = Provenance.of(codeVersion, trained.attempt());
    return new Done(selected, warehouse.publish(Datasets.SELECTIONS, date, selected, provenance));
  }

  /** The selections of a date, by plan. */
  public static Map<String, SelectedCandidate> byPlan(Warehouse warehouse, LocalDate date) {
    return warehouse.read(Datasets.SELECTIONS, date).collectAsList().stream()
        .collect(Collectors.toMap(SelectedCandidate::planId, Function.identity()));
  }

  /** The trainings of a stage, by plan. */
  public static Map<String, List<DeliveredTraining>> rows(
      Warehouse warehouse, Stage stage, LocalDate date) {
    return warehouse.read(stage.dataset(), date).collectAsList().stream()
        .collect(Collectors.groupingBy(DeliveredTraining::planId));
  }

  /** Results of a plan's trainings, without those that were not carried out. */
  public static List<TrainingResult> results(
      List<DeliveredTraining> rows, List<Training> trainings) {
    Map<String, Training> byId =
        trainings.stream()
            .collect(Collectors.toMap(Training::id, Function.identity(), (one, same) -> one));
    return rows.stream()
        .filter(row -> byId.containsKey(row.trainingId()))
        .flatMap(row -> row.result(byId.get(row.trainingId())).stream())
        .toList();
  }
}

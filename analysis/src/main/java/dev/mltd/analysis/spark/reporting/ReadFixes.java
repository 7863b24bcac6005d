package dev.mltd.analysis.spark.reporting;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.PlannedGroup;
import dev.mltd.analysis.fix.RetrainedRun;
import dev.mltd.analysis.report.model.FixOutcome;
import dev.mltd.analysis.report.model.NotRetrained;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** What was published about the fixes of a sweep, read for its report; all of it may be absent. */
final class ReadFixes {
  private final Warehouse warehouse;
  private final LocalDate date;
  private final List<PlannedGroup> plans;

  ReadFixes(SparkSession spark, String warehouse, LocalDate date) {
    this.warehouse = new Warehouse(spark, warehouse);
    this.date = date;
    this.plans =
        this.warehouse
            .readIfThere(Datasets.PLANS, date)
            .map(rows -> rows.collectAsList())
            .orElse(List.of());
  }

  /** Whether verdicts were published. */
  boolean areThere() {
    return warehouse.has(Datasets.COMPARISONS, date);
  }

  /**
   * Ill runs for which no fix was tried.
   *
   * @param likeliest cause of a run
   */
  List<NotRetrained> notRetrained(Function<String, String> likeliest) {
    return plans.stream()
        .filter(plan -> plan.decision() == PlannedGroup.Answer.DO_NOT_RETRAIN)
        .map(
            plan ->
                new NotRetrained(
                    plan.program(),
                    plan.runIds(),
                    likeliest.apply(plan.runIds().get(0)),
                    plan.reason()))
        .sorted(NotRetrained.MOST_RUNS_FIRST)
        .toList();
  }

  /** What became of the fixes that were compared. */
  List<FixOutcome> outcomes() {
    if (!areThere()) {
      return List.of();
    }
    Map<String, FixPlan> planned = new HashMap<>();
    plans.forEach(row -> row.plan().ifPresent(plan -> planned.put(plan.id(), plan)));
    Map<String, List<RunHistory>> retrained = retrained();
    return warehouse.read(Datasets.COMPARISONS, date).collectAsList().stream()
        .map(
            row ->
                FixOutcome.of(
                    row,
                    Optional.ofNullable(planned.get(row.planId())),
                    retrained.getOrDefault(RetrainedRun.plan(row.planId()), List.of())))
        .toList();
  }

  /** The histories of confirmations, by the part of their ids that tells the plan. */
  private Map<String, List<RunHistory>> retrained() {
    return warehouse
        .readIfThere(Datasets.RETRAINED_RUNS, date)
        .map(rows -> rows.collectAsList())
        .orElse(List.of())
        .stream()
        .map(ArchivedRun::toHistory)
        .collect(Collectors.groupingBy(history -> RetrainedRun.plan(history.run().runId())));
  }
}

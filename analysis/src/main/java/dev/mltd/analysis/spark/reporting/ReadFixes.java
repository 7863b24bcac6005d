package dev.mltd.analysis.spark.reporting;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.PlannedGroup;
import dev.mltd.analysis.fix.RetrainedRun;
import dev.mltd.analysis.report.model.ArmCurves;
import dev.mltd.analysis.report.model.FixOutcome;
import dev.mltd.analysis.report.model.FixWords;
import dev.mltd.analysis.report.model.NotRetrained;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/** What was published about the fixes of a sweep, read for its report; all of it may be absent. */
final class ReadFixes {
  private static final Change NO_CHANGE = new Change(new TreeMap<>(), new TreeMap<>());

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
                outcome(
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

  private static FixOutcome outcome(
      FixVerdict row, Optional<FixPlan> plan, List<RunHistory> retrained) {
    Optional<Candidate> candidate =
        plan.flatMap(
            one ->
                one.candidates().stream()
                    .filter(
                        some -> row.fix().isEmpty() || row.fix().equals(Optional.of(some.fix())))
                    .findFirst());
    return new FixOutcome(
        row.planId(),
        row.program(),
        row.runIds(),
        row.fix().or(() -> candidate.map(Candidate::fix)).orElse(""),
        row.cause().or(() -> candidate.map(Candidate::cause)).orElse(""),
        row.verdict(),
        candidate.map(Candidate::change).orElse(NO_CHANGE),
        new FixOutcome.Measured(
            row.metric(),
            row.control().orElse(Double.NaN),
            row.treatment().orElse(Double.NaN),
            row.improvement().orElse(Double.NaN),
            row.pValue().orElse(Double.NaN),
            row.qValue().orElse(Double.NaN),
            row.lowerBound().orElse(Double.NaN),
            row.upperBound().orElse(Double.NaN),
            row.seeds().orElse(0),
            row.trainings(),
            row.controlFailures().orElse(0),
            row.treatmentFailures().orElse(0)),
        scores(row),
        ArmCurves.of(retrained, Metric.written(row.metric())),
        symptom(row),
        row.modelPath().orElse(""),
        row.reason());
  }

  private static List<FixOutcome.SeedScore> scores(FixVerdict row) {
    int pairs = Math.min(row.controlValues().size(), row.treatmentValues().size());
    return IntStream.range(0, Math.min(pairs, row.seedValues().size()))
        .mapToObj(
            i ->
                new FixOutcome.SeedScore(
                    row.seedValues().get(i),
                    row.controlValues().get(i),
                    row.treatmentValues().get(i)))
        .toList();
  }

  private static String symptom(FixVerdict row) {
    return row.symptom()
        .map(
            symptom ->
                FixWords.symptom(
                    symptom, row.symptomInControl().orElse(0), row.symptomInTreatment().orElse(0)))
        .orElse("");
  }
}

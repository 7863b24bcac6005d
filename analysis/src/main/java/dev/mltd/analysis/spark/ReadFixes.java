package dev.mltd.analysis.spark;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.report.model.FixOutcome;
import dev.mltd.analysis.report.model.NotRetrained;
import dev.mltd.analysis.report.model.Wording;
import dev.mltd.analysis.spark.rows.ComparisonRow;
import dev.mltd.analysis.spark.rows.PlanRow;
import dev.mltd.analysis.spark.rows.RunRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final List<PlanRow> plans;

  ReadFixes(SparkSession spark, String warehouse, LocalDate date) {
    this.warehouse = new Warehouse(spark, warehouse);
    this.date = date;
    this.plans =
        this.warehouse
            .readIfThere(PublishPlans.PLANS, date, PlanRow.ENCODER)
            .map(rows -> rows.collectAsList())
            .orElse(List.of());
  }

  /** Whether verdicts were published. */
  boolean areThere() {
    return warehouse.has(PublishComparisons.COMPARISONS, date);
  }

  /**
   * Ill runs for which no fix was tried.
   *
   * @param likeliest cause of a run
   */
  List<NotRetrained> notRetrained(Function<String, String> likeliest) {
    return plans.stream()
        .filter(plan -> plan.getDecision().equals(PlanRow.DO_NOT_RETRAIN))
        .map(
            plan ->
                new NotRetrained(
                    plan.getProgram(),
                    plan.getRun_ids(),
                    likeliest.apply(plan.getRun_ids().get(0)),
                    plan.getReason()))
        .sorted(
            Comparator.comparingInt((NotRetrained one) -> -one.runIds().size())
                .thenComparing(NotRetrained::program))
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
    return warehouse
        .read(PublishComparisons.COMPARISONS, date, ComparisonRow.ENCODER)
        .collectAsList()
        .stream()
        .map(
            row ->
                outcome(
                    row,
                    Optional.ofNullable(planned.get(row.getPlan_id())),
                    retrained.getOrDefault(PublishRetraining.plan(row.getPlan_id()), List.of())))
        .toList();
  }

  /** The histories of confirmations, by the part of their ids that tells the plan. */
  private Map<String, List<RunHistory>> retrained() {
    return warehouse
        .readIfThere(PublishRetraining.RETRAINED_RUNS, date, RunRow.ENCODER)
        .map(rows -> rows.collectAsList())
        .orElse(List.of())
        .stream()
        .map(RunRow::toHistory)
        .collect(Collectors.groupingBy(history -> PublishRetraining.plan(history.run().runId())));
  }

  private static FixOutcome outcome(
      ComparisonRow row, Optional<FixPlan> plan, List<RunHistory> retrained) {
    Optional<Candidate> candidate =
        plan.flatMap(
            one ->
                one.candidates().stream()
                    .filter(some -> row.getFix() == null || some.fix().equals(row.getFix()))
                    .findFirst());
    return new FixOutcome(
        row.getPlan_id(),
        row.getProgram(),
        row.getRun_ids(),
        Optional.ofNullable(row.getFix()).or(() -> candidate.map(Candidate::fix)).orElse(""),
        Optional.ofNullable(row.getCause()).or(() -> candidate.map(Candidate::cause)).orElse(""),
        Verdict.valueOf(row.getVerdict()),
        candidate.map(Candidate::change).orElse(NO_CHANGE),
        new FixOutcome.Measured(
            row.getMetric(),
            number(row.getControl()),
            number(row.getTreatment()),
            number(row.getImprovement()),
            number(row.getP_value()),
            number(row.getQ_value()),
            number(row.getLower_bound()),
            number(row.getUpper_bound()),
            count(row.getSeeds()),
            count(row.getTrainings()),
            count(row.getControl_failures()),
            count(row.getTreatment_failures())),
        scores(row),
        curves(retrained, Metric.written(row.getMetric())),
        symptom(row),
        Objects.requireNonNullElse(row.getModel_path(), ""),
        Objects.requireNonNullElse(row.getReason(), ""));
  }

  private static List<FixOutcome.SeedScore> scores(ComparisonRow row) {
    if (row.getSeed_values() == null) {
      return List.of();
    }
    int pairs = Math.min(row.getControl_values().size(), row.getTreatment_values().size());
    return IntStream.range(0, Math.min(pairs, row.getSeed_values().size()))
        .mapToObj(
            i ->
                new FixOutcome.SeedScore(
                    row.getSeed_values().get(i),
                    number(row.getControl_values().get(i)),
                    number(row.getTreatment_values().get(i))))
        .toList();
  }

  /** A curve of each training: of the primary metric, or what of it was recorded; else a loss. */
  private static List<FixOutcome.ArmCurve> curves(List<RunHistory> retrained, Metric metric) {
    List<FixOutcome.ArmCurve> curves = new ArrayList<>();
    Optional<Metric> drawn =
        retrained.stream()
            .flatMap(history -> history.series().stream())
            .filter(series -> series.layer().isEmpty())
            .map(Series::metric)
            .distinct()
            .min(Comparator.comparingInt(one -> distance(one, metric)));
    for (RunHistory history : retrained) {
      history.series().stream()
          .filter(series -> series.layer().isEmpty() && drawn.equals(Optional.of(series.metric())))
          .findFirst()
          .ifPresent(
              series ->
                  curves.add(
                      new FixOutcome.ArmCurve(
                          history.run().arm().orElse(Arm.CONTROL),
                          history.run().seed().orElse(0),
                          series)));
    }
    return curves;
  }

  private static int distance(Metric recorded, Metric wanted) {
    if (recorded.equals(wanted)) {
      return 0;
    }
    if (recorded.name().equals(wanted.name())) {
      return 1;
    }
    return recorded.equals(Metric.VALIDATION_LOSS)
        ? 2
        : recorded.name().equals(Metric.LOSS) ? 3 : 4;
  }

  private static String symptom(ComparisonRow row) {
    return row.getSymptom() == null
        ? ""
        : "%s: in %d trainings of the unchanged config, and in %d with the fix."
            .formatted(
                Wording.words(row.getSymptom()),
                row.getSymptom_in_control(),
                row.getSymptom_in_treatment());
  }

  private static double number(Double value) {
    return value == null ? Double.NaN : value;
  }

  private static int count(Integer value) {
    return value == null ? 0 : value;
  }
}

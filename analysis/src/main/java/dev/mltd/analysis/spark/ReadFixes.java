package dev.mltd.analysis.spark;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.PlannedGroup;
import dev.mltd.analysis.report.FixOutcome;
import dev.mltd.analysis.report.NotRetrained;
import dev.mltd.analysis.report.Wording;
import dev.mltd.analysis.spark.tables.Datasets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
    return warehouse.read(Datasets.COMPARISONS, date).collectAsList().stream()
        .map(
            row ->
                outcome(
                    row,
                    Optional.ofNullable(planned.get(row.planId())),
                    retrained.getOrDefault(PublishRetraining.plan(row.planId()), List.of())))
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
        .collect(Collectors.groupingBy(history -> PublishRetraining.plan(history.run().runId())));
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
        curves(retrained, Metric.written(row.metric())),
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

  private static String symptom(FixVerdict row) {
    return row.symptom()
        .map(
            symptom ->
                "%s: in %d trainings of the unchanged config, and in %d with the fix."
                    .formatted(
                        Wording.words(symptom),
                        row.symptomInControl().orElse(0),
                        row.symptomInTreatment().orElse(0)))
        .orElse("");
  }
}

package dev.mltd.analysis.report.files;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.StepUnit;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.compare.MadeUpVerdict;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.report.model.EarlierSweep;
import dev.mltd.analysis.report.model.FixOutcome;
import dev.mltd.analysis.report.model.GoodSiblings;
import dev.mltd.analysis.report.model.News;
import dev.mltd.analysis.report.model.NotRetrained;
import dev.mltd.analysis.report.model.Origin;
import dev.mltd.analysis.report.model.RunLine;
import dev.mltd.analysis.report.model.SetAsideInput;
import dev.mltd.analysis.report.model.StudyInsights;
import dev.mltd.analysis.report.model.SweepFacts;
import dev.mltd.analysis.report.model.SweepReport;
import dev.mltd.analysis.report.model.Unjudged;
import dev.mltd.analysis.report.page.DrawnRun;
import dev.mltd.analysis.report.page.RunDetail;
import dev.mltd.analysis.study.Insight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Writes small sweeps for tests of reports: {@code sweep().healthy("a").ill("b")}. */
public final class MadeUpSweep {
  public static final LocalDate DATE = LocalDate.of(2026, 3, 14);

  private static final String METRIC = "validation accuracy";
  private static final int STEPS = 40;
  private static final RunConfig FIXED = RunConfig.of(Map.of("learning_rate", "0.1"));
  private static final Candidate CANDIDATE =
      new Candidate(
          "LearningRateTooHigh",
          "LearningRateDividedBy10",
          FIXED,
          Change.between(RunConfig.of(Map.of("learning_rate", "1.0")), FIXED),
          0.5,
          false);

  private final List<RunDetail> runs = new ArrayList<>();
  private final List<FixOutcome> fixes = new ArrayList<>();
  private final List<NotRetrained> notRetrained = new ArrayList<>();
  private final List<SetAsideInput> setAside = new ArrayList<>();
  private final List<StudyInsights> insights = new ArrayList<>();
  private final Unjudged unjudged = new Unjudged();
  private final Map<String, Lack> lacking =
      new TreeMap<>(Map.of("Overfits", Lack.metric(Metric.VALIDATION_LOSS)));
  private final Random random = new Random(7);
  private Optional<EarlierSweep> earlier = Optional.empty();
  private String program = "mnist-mlp";

  private MadeUpSweep() {}

  /** A sweep without runs. */
  public static MadeUpSweep sweep() {
    return new MadeUpSweep();
  }

  /** Sets what the next runs train. */
  public MadeUpSweep program(String name) {
    program = name;
    return this;
  }

  /** Says what the sweep before judged of some run. */
  public MadeUpSweep before(String runId, String group, Health health) {
    if (earlier.isEmpty()) {
      earlier = Optional.of(new EarlierSweep(DATE.minusDays(1)));
    }
    earlier.orElseThrow().add(runId, group, health);
    return this;
  }

  /** Adds a healthy run. */
  public MadeUpSweep healthy(String id) {
    return add(id, Health.HEALTHY, curve(0.2, 0), 0.01);
  }

  /** Adds a run that diverges. */
  public MadeUpSweep ill(String id) {
    return add(id, Health.ILL, curve(1.4, 0), 1.0);
  }

  /** Of the runs to come, a rule lacks this. */
  public MadeUpSweep lacking(String rule, Lack lack) {
    lacking.put(rule, lack);
    return this;
  }

  /** Adds a run whose loss is NaN throughout. */
  public MadeUpSweep neverFinite(String id) {
    return add(id, Health.ILL, curve(0.2, STEPS), 10.0);
  }

  /** Adds a run without any curve. */
  public MadeUpSweep unjudged(String id) {
    return add(id, Health.NOT_JUDGED, new double[0], 0.1);
  }

  private double[] curve(double end, int broken) {
    double[] values = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      values[step] =
          step < broken
              ? Double.NaN
              : end + (1 - end) * StrictMath.exp(-step / 6.0) + 0.02 * random.nextGaussian();
    }
    return values;
  }

  private MadeUpSweep add(String id, Health health, double[] loss, double learningRate) {
    RunHistory history = history(id, loss, learningRate);
    String group = history.run().group();
    boolean ill = health == Health.ILL;
    List<RunFinding> found =
        ill
            ? List.of(
                found(
                    id,
                    "LossDiverges",
                    Severity.CRITICAL,
                    Metric.TRAIN_LOSS,
                    "the train loss climbs from step 3 on",
                    3,
                    loss.length - 1,
                    1.4,
                    1),
                found(
                    id,
                    "LearningRateNeverDecays",
                    Severity.MINOR,
                    Metric.LEARNING_RATE,
                    "it stays as it is",
                    0,
                    STEPS - 1,
                    1,
                    0.9))
            : List.of();
    RunLine line =
        new RunLine(
            id,
            "name of " + id,
            program,
            "study",
            "ada",
            group,
            "FINISHED",
            health,
            ill ? Optional.of(Severity.CRITICAL) : Optional.empty(),
            ill ? "LossDiverges" : "",
            ill ? "the train loss climbs from step 3 on" : "",
            ill
                ? "LearningRateTooHigh"
                : health == Health.HEALTHY ? Diagnosis.NONE : Diagnosis.NOT_JUDGED,
            ill ? 20 : 0,
            ill ? 2 : Double.NaN,
            METRIC,
            Direction.MAXIMISE,
            loss.length == 0 || Double.isNaN(loss[STEPS - 1])
                ? Double.NaN
                : 1 - 0.3 * loss[STEPS - 1],
            earlier.map(sweep -> sweep.of(id, group, health)).orElse(News.NONE));
    runs.add(
        new RunDetail(
            line,
            DrawnRun.of(history, Set.of(), 100),
            "3 good siblings",
            found,
            lacking.entrySet().stream()
                .map(one -> unjudged.add(one.getKey(), one.getValue()))
                .toList(),
            20,
            List.of(
                new RankedCause(
                    id,
                    program,
                    line.cause(),
                    1,
                    0.9,
                    "the learning rate is ten times that of all runs that work",
                    "the first steps went well",
                    "GradientsExplode: no gradient_norm",
                    Map.of("LossDiverges", 2.5)))));
    return this;
  }

  /** A finding by where it begins and ends, what was measured, and the limit. */
  private RunFinding found(
      String run,
      String rule,
      Severity severity,
      Metric metric,
      String evidence,
      double... numbers) {
    return new RunFinding(
        run,
        program,
        rule,
        Outcome.FOUND,
        severity,
        20,
        Optional.of(metric.name()),
        Optional.of(metric.split()),
        Optional.of(""),
        Optional.of((long) numbers[0]),
        Optional.of((long) numbers[1]),
        Optional.of(numbers[2]),
        Optional.of(numbers[3]),
        Optional.of(evidence),
        Optional.empty(),
        Optional.empty());
  }

  private RunHistory history(String id, double[] loss, double learningRate) {
    List<Series> series =
        loss.length == 0
            ? List.of()
            : List.of(
                series(Metric.TRAIN_LOSS, "", loss),
                series(Metric.LEARNING_RATE, "", filled(loss.length, learningRate)),
                series(Metric.GRADIENT_NORM, "first", filled(loss.length, 1e-6)),
                series(Metric.GRADIENT_NORM, "last", filled(loss.length, 0.1)));
    return new RunHistory(
        Run.of(id, new Program(program))
            .config(Map.of("learning_rate", String.valueOf(learningRate), "optimizer", "sgd"))
            .build(),
        series);
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }

  private static Series series(Metric metric, String layer, double[] values) {
    return new Series(
        metric,
        layer,
        new Naming(metric.name(), "table", Direction.MINIMISE),
        StepUnit.STEP,
        LongStream.range(0, values.length).toArray(),
        values,
        new double[0]);
  }

  /** Adds a fix for all failing runs so far, compared on five seeds. */
  public MadeUpSweep fix(String name, Verdict verdict) {
    boolean helps = verdict == Verdict.VERIFIED || verdict == Verdict.IMPROVED_UNCONFIRMED;
    double treated = helps ? 0.94 : verdict == Verdict.WORSE ? 0.7 : 0.815;
    List<Long> seeds = List.of(1L, 2L, 3L, 4L, 5L);
    List<Double> controls = new ArrayList<>();
    List<Double> treatments = new ArrayList<>();
    List<FixOutcome.ArmCurve> curves = new ArrayList<>();
    for (long seed : seeds) {
      controls.add(wobbling(0.81));
      treatments.add(wobbling(treated));
      curves.add(armCurve(Arm.CONTROL, seed, 0.81));
      curves.add(armCurve(Arm.TREATMENT, seed, treated));
    }
    FixVerdict judged =
        new MadeUpVerdict()
            .with("planId", "plan-" + fixes.size())
            .with("program", program)
            .with("runIds", illRuns())
            .with("fix", name)
            .with("cause", CANDIDATE.cause())
            .with("verdict", verdict)
            .with("metric", METRIC)
            .with("direction", Direction.MAXIMISE)
            .with("control", 0.81)
            .with("treatment", treated)
            .with("seedValues", seeds)
            .with("controlValues", controls)
            .with("treatmentValues", treatments)
            .with("improvement", (treated - 0.81) / 0.19)
            .with("lowerBound", (treated - 0.83) / 0.19)
            .with("upperBound", (treated - 0.79) / 0.19)
            .with("pValue", helps ? 0.03125 : 0.5)
            .with("qValue", helps ? 0.0625 : 0.7)
            .with("seeds", seeds.size())
            .with("trainings", 14)
            .with("controlFailures", 0)
            .with("treatmentFailures", 0)
            .with("symptom", helps ? "LossDiverges" : null)
            .with("symptomInControl", helps ? 5 : null)
            .with("symptomInTreatment", helps ? 0 : null)
            .with("modelPath", verdict == Verdict.VERIFIED ? "models/plan-0/model.zip" : null)
            .with("reason", helps ? "" : "the difference is within the noise of the seeds")
            .build();
    fixes.add(new FixOutcome(judged, Optional.of(CANDIDATE), curves));
    return this;
  }

  private List<String> illRuns() {
    return runs.stream().map(RunDetail::line).filter(RunLine::isIll).map(RunLine::runId).toList();
  }

  private double wobbling(double value) {
    return value + 0.01 * random.nextGaussian();
  }

  private FixOutcome.ArmCurve armCurve(Arm arm, long seed, double end) {
    double[] values = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      values[step] = end * (1 - StrictMath.exp(-(step + 1) / 8.0)) + 0.012 * random.nextGaussian();
    }
    return new FixOutcome.ArmCurve(arm, seed, series(Metric.VALIDATION_ACCURACY, "", values));
  }

  /** Adds runs that were not retrained. */
  public MadeUpSweep notRetrained(String reason) {
    notRetrained.add(new NotRetrained(program, List.of("some-run"), "LabelsNoisy", reason));
    return this;
  }

  /** Adds what the runs of an experiment say together. */
  public MadeUpSweep insights(String experiment, Insight... told) {
    insights.add(new StudyInsights(experiment, List.of(told)));
    return this;
  }

  /** Adds input that could not be read. */
  public MadeUpSweep setAside(String path, String reason) {
    setAside.add(new SetAsideInput("RUN", "", path, reason));
    return this;
  }

  /** What is the same for all runs. */
  SweepFacts facts() {
    Map<String, Map<Severity, Long>> found = new HashMap<>();
    runs.stream()
        .flatMap(run -> run.found().stream())
        .forEach(
            finding ->
                found
                    .computeIfAbsent(finding.rule(), rule -> new EnumMap<>(Severity.class))
                    .merge(finding.severity(), 1L, Long::sum));
    return new SweepFacts(
        DATE,
        true,
        !fixes.isEmpty(),
        found,
        unjudged.reasonsByRule(),
        insights,
        fixes,
        notRetrained,
        earlier.map(EarlierSweep::date),
        setAside,
        setAside.size(),
        List.of(
            new Origin(
                "findings", "2026-03-14", "a1", "2026-03-14T06:00:00Z", "1.0", "f1", "r", 9)));
  }

  /** The report, without files. */
  SweepReport report() {
    return facts().report(runs.stream().map(RunDetail::line).toList(), new HashMap<>());
  }

  /** Writes the report. */
  public ReportFolder.Written writeTo(Path folder) {
    Set<String> siblings =
        new LinkedHashSet<>(GoodSiblings.of(runs.stream().map(RunDetail::line).toList()));
    try (ReportFolder report = new ReportFolder(folder, siblings, unjudged)) {
      for (RunDetail run : runs) {
        report.add(run);
      }
      return report.finish(facts());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

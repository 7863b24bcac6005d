package dev.mltd.analysis.compare;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.Cost;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Writes small confirmations for tests: {@code experiment().control(1, 1, 1, 1, 1).fixed(0.8, 0.7,
 * 0.8, 0.7, 0.8)}. NaN is a failure; the metric is an error unless told otherwise.
 */
final class Experiment {
  static final double FAILED = Double.NaN;
  static final PrimaryMetric ERROR =
      new PrimaryMetric(new Metric("rmse", Split.TEST), Direction.MINIMISE);

  private final Map<String, String> config = new TreeMap<>(Map.of("learning_rate", "0.1"));
  private final Map<String, String> change = new TreeMap<>(Map.of("learning_rate", "0.01"));
  private PrimaryMetric metric = ERROR;
  private double[] control = {};
  private double[] fixed = {};
  private double trivial = Double.NaN;
  private String evaluationOfFixed = "test";
  private double[] costOfControl = {1};
  private double[] costOfFixed = {1};
  private boolean spendsBudget;
  private PrimaryMetric guard;
  private double guardOfControl;
  private double guardOfFixed;
  private int missing;

  private Experiment() {}

  static Experiment experiment() {
    return new Experiment();
  }

  /** What the unchanged config scored, seed by seed. */
  Experiment control(double... values) {
    control = values;
    return this;
  }

  /** What the config with the fix scored, seed by seed. */
  Experiment fixed(double... values) {
    fixed = values;
    return this;
  }

  Experiment metric(String name, Direction direction) {
    metric = new PrimaryMetric(new Metric(name, Split.TEST), direction);
    return this;
  }

  Experiment trivial(double value) {
    trivial = value;
    return this;
  }

  /** The fix changes another knob. */
  Experiment changes(String key, String value) {
    change.clear();
    change.put(key, value);
    return this;
  }

  Experiment fixedIsScoredOn(String fingerprint) {
    evaluationOfFixed = fingerprint;
    return this;
  }

  /** Cost of the unchanged config, 1 unless told otherwise: of all seeds, or seed by seed. */
  Experiment costOfControl(double... values) {
    costOfControl = values;
    return this;
  }

  /** Cost with the fix: of all seeds, or seed by seed. */
  Experiment costOfFixed(double... values) {
    costOfFixed = values;
    return this;
  }

  Experiment spendsBudget() {
    spendsBudget = true;
    return this;
  }

  Experiment guard(PrimaryMetric metricToGuard, double before, double after) {
    guard = metricToGuard;
    guardOfControl = before;
    guardOfFixed = after;
    return this;
  }

  /** The last so many trainings with the fix have no result. */
  Experiment missing(int trainings) {
    missing = trainings;
    return this;
  }

  Comparison compare() {
    FixPlan plan = plan();
    Candidate winner = plan.candidates().get(0);
    List<TrainingResult> results = new ArrayList<>();
    for (int seed = 0; seed < control.length; seed++) {
      Training unchanged = plan.controlArm(control.length).get(seed);
      double before = costOfControl[seed % costOfControl.length];
      results.add(result(unchanged, control[seed], "test", before, guardOfControl));
      if (seed < control.length - missing) {
        Training treated = plan.treatmentArm(winner, control.length).get(seed);
        double cost = costOfFixed[seed % costOfFixed.length];
        results.add(result(treated, fixed[seed], evaluationOfFixed, cost, guardOfFixed));
      }
    }
    return Comparison.of(plan, winner, control.length, results);
  }

  /** Judged as the only one of its sweep. */
  Judgement judge() {
    return judgeAmong(1);
  }

  /** Judged beside others of the same sweep that show nothing. */
  Judgement judgeAmong(int family) {
    List<Comparison> comparisons = new ArrayList<>(List.of(compare()));
    double[] same = {1, 1.1, 1.2, 1.3, 1.4};
    while (comparisons.size() < family) {
      comparisons.add(experiment().control(same).fixed(same).compare());
    }
    return new Gate(Gate.STANDARD_MINIMUM).judge(comparisons).get(0);
  }

  private FixPlan plan() {
    RunConfig before = RunConfig.of(config);
    Map<String, String> values = new TreeMap<>(config);
    values.putAll(change);
    RunConfig after = RunConfig.of(values);
    return new FixPlan(
        "group",
        List.of("run"),
        new Training(
            new Program("program"), before, 1, new DataReference("", "data"), "dl4j", "1", "cpu"),
        List.of(
            new Candidate("Cause", "Fix", after, Change.between(before, after), 0.5, spendsBudget)),
        metric,
        guard == null ? List.of() : List.of(guard),
        LongStream.range(2, 2 + control.length).boxed().toList(),
        Cost.NOTHING);
  }

  private TrainingResult result(
      Training training, double value, String evaluation, double cost, double guardValue) {
    return new TrainingResult(
        training,
        value,
        trivial,
        Double.isNaN(value) ? Optional.of("non-finite loss") : Optional.empty(),
        evaluation,
        1000,
        cost,
        guard == null ? Map.of() : Map.of(guard.metric(), guardValue));
  }
}

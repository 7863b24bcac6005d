package dev.mltd.jobs.lab.train;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.compare.Comparison;
import dev.mltd.analysis.compare.Gate;
import dev.mltd.analysis.compare.Judgement;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.Cost;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.measure.PrimaryMetric;
import dev.mltd.jobs.lab.programs.LabProgram;
import dev.mltd.jobs.lab.programs.LabTraining;
import dev.mltd.retrain.Device;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What could be won at most: whether taking the fault of a config away would itself be verified.
 * The good config of the program stands for the fix that does so, the lab's own trainings for the
 * two arms, seed by seed; all faults of a program are judged together, as a sweep's fixes are.
 */
public final class LabOracle {
  private final LabProgram program;
  private final Map<String, RunHistory> histories;

  private LabOracle(LabProgram program, Map<String, RunHistory> histories) {
    this.program = program;
    this.histories = histories;
  }

  /**
   * The verdict on every run with a fault.
   *
   * @param trainings of whole sweeps, each beginning with its good config
   * @param histories what each of them left
   * @return by run
   */
  static Map<String, Verdict> of(List<LabTraining> trainings, List<RunHistory> histories) {
    Map<String, RunHistory> byRun =
        histories.stream()
            .collect(Collectors.toMap(history -> history.run().runId(), history -> history));
    Map<LabProgram, List<LabTraining>> sweeps =
        trainings.stream()
            .collect(
                Collectors.groupingBy(LabTraining::program, TreeMap::new, Collectors.toList()));
    Map<String, Verdict> verdicts = new HashMap<>();
    sweeps.forEach(
        (program, sweep) -> verdicts.putAll(new LabOracle(program, byRun).verdicts(sweep)));
    return verdicts;
  }

  private Map<String, Verdict> verdicts(List<LabTraining> sweep) {
    List<LabTraining> good =
        sweep.stream().filter(training -> training.isReplicateOf(sweep.get(0))).toList();
    Collection<List<LabTraining>> faulty =
        sweep.stream()
            .filter(training -> !training.isHealthy())
            .collect(Collectors.groupingBy(LabOracle::group, TreeMap::new, Collectors.toList()))
            .values();
    List<Comparison> comparisons = faulty.stream().map(group -> compare(group, good)).toList();
    Map<String, Verdict> verdicts = new HashMap<>();
    for (Judgement judgement : new Gate(Gate.STANDARD_MINIMUM).judge(comparisons)) {
      judgement.plan().runIds().forEach(run -> verdicts.put(run, judgement.verdict()));
    }
    return verdicts;
  }

  private static String group(LabTraining training) {
    return group(training.runId());
  }

  /** Names config and data together: the id of a run without its seed. */
  public static String group(String runId) {
    return runId.substring(0, runId.lastIndexOf('-'));
  }

  private Comparison compare(List<LabTraining> faulty, List<LabTraining> good) {
    Training control = training(faulty.get(0));
    Candidate sound =
        new Candidate(
            faulty.get(0).fault(),
            "the fault taken away",
            config(good.get(0)),
            Change.between(control.config(), config(good.get(0))),
            1,
            true);
    FixPlan plan =
        new FixPlan(
            group(faulty.get(0)),
            faulty.stream().map(LabTraining::runId).toList(),
            control,
            List.of(sound),
            new PrimaryMetric(program.primary(), program.direction()),
            List.of(),
            faulty.stream().map(LabTraining::seed).toList(),
            Cost.NOTHING);
    List<TrainingResult> results = new ArrayList<>();
    faulty.forEach(training -> results.add(result(training)));
    good.forEach(training -> results.add(result(training)));
    return Comparison.of(plan, sound, faulty.size(), results);
  }

  private TrainingResult result(LabTraining training) {
    OptionalDouble end = program.end(histories.get(training.runId()));
    return new TrainingResult(
        training(training),
        end.orElse(Double.NaN),
        Double.NaN,
        end.isPresent() ? Optional.empty() : Optional.of("failed"),
        // The lab changes the inputs that are validated on, in some faults, and never what is
        // asked.
        "",
        1,
        1,
        Map.of());
  }

  private Training training(LabTraining training) {
    return new Training(
        program.program(),
        config(training),
        training.seed(),
        new DataReference("", ""),
        "lab",
        "",
        Device.CPU);
  }

  private static RunConfig config(LabTraining training) {
    return RunConfig.of(Map.of("config", group(training)));
  }
}

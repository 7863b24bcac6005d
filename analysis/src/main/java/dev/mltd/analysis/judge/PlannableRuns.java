package dev.mltd.analysis.judge;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.fix.ConventionalMetric;
import dev.mltd.analysis.fix.DiagnosedRun;
import dev.mltd.analysis.fix.TrainableProgram;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was said of runs, put together as planning needs it. */
public final class PlannableRuns {
  private final Map<String, JudgedRun> judged = new HashMap<>();
  private final Map<String, List<Diagnosis>> causes;

  /**
   * @param runs of the archive
   * @param causes of the same runs
   */
  public PlannableRuns(List<JudgedRun> runs, List<RankedCause> causes) {
    runs.forEach(run -> judged.put(run.runId(), run));
    this.causes =
        causes.stream()
            .sorted(Comparator.comparingInt(RankedCause::rank))
            .collect(
                Collectors.groupingBy(
                    RankedCause::runId,
                    Collectors.mapping(PlannableRuns::diagnosis, Collectors.toList())));
  }

  /** No evidence: planning asks for none. */
  private static Diagnosis diagnosis(RankedCause cause) {
    return new Diagnosis(
        cause.cause(), cause.strength(), List.of(), List.of(), List.of(), Map.of());
  }

  /**
   * The runs of which something was said; who came into the archive since the diagnosis waits for
   * the next one.
   *
   * @param archived runs of the archive
   * @param profiles of training data, by path
   */
  public List<DiagnosedRun> runs(List<RunFacts> archived, Map<String, DataProfile> profiles) {
    List<DiagnosedRun> runs = new ArrayList<>();
    for (RunFacts facts : archived) {
      if (judged.containsKey(facts.runId()) && causes.containsKey(facts.runId())) {
        runs.add(run(facts, profiles));
      }
    }
    return runs;
  }

  private DiagnosedRun run(RunFacts facts, Map<String, DataProfile> profiles) {
    JudgedRun run = judged.get(facts.runId());
    return new DiagnosedRun(
        run.runId(),
        new Program(run.program()),
        run.group(),
        facts.hyperparameters(),
        facts.seed(),
        facts.data(),
        facts
            .data()
            .map(DataReference::path)
            .map(path -> profiles.getOrDefault(path, DataProfile.UNKNOWN))
            .orElse(DataProfile.UNKNOWN),
        run.score(),
        run.deviceHours(),
        causes.get(facts.runId()));
  }

  /** Programs with the metrics by which most of their runs were ranked. */
  public List<TrainableProgram> withConventional(List<TrainableProgram> programs) {
    Map<String, List<PrimaryMetric>> ranked =
        judged.values().stream()
            .filter(run -> run.primaryMetric().isPresent())
            .collect(
                Collectors.groupingBy(
                    JudgedRun::program,
                    Collectors.mapping(PlannableRuns::rankedBy, Collectors.toList())));
    return programs.stream()
        .map(
            program ->
                program.withConventional(
                    ConventionalMetric.of(
                        ranked.getOrDefault(program.program().name(), List.of()))))
        .toList();
  }

  private static PrimaryMetric rankedBy(JudgedRun run) {
    return new PrimaryMetric(
        Metric.written(run.primaryMetric().orElseThrow()), run.primaryDirection().orElseThrow());
  }
}

package dev.mltd.analysis.judge;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.measure.MeasurableRun;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.Yardstick;
import dev.mltd.analysis.siblings.YardstickBuilder;
import dev.mltd.analysis.study.ExperimentInsight;
import dev.mltd.analysis.study.StudiedRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All that is said of some runs, which are each other's yardstick: here and now, on all processors,
 * for as many as fit into memory.
 *
 * @param findings one per run and rule that was not clear
 * @param runs one per run
 * @param causes at least one per run
 * @param insights about their studies
 */
public record Judged(
    List<RunFinding> findings,
    List<JudgedRun> runs,
    List<RankedCause> causes,
    List<ExperimentInsight> insights) {

  /**
   * Judges runs, seeks the causes of what is wrong with them, and what they say together.
   *
   * @param profiles of training data, by path
   */
  public static Judged of(
      List<RunHistory> histories, Map<String, DataProfile> profiles, AppliedRules rules) {
    List<MeasuredRun> measured =
        histories.parallelStream().map(one -> MeasurableRun.of(one).measured(profiles)).toList();
    Map<String, Yardstick> yardsticks = yardsticks(measured);
    List<ExaminedRun> examined =
        IntStream.range(0, measured.size())
            .parallel()
            .mapToObj(
                i -> {
                  MeasuredRun run = measured.get(i);
                  RunAnswers answers = rules.answers(run, yardsticks.get(run.program().name()));
                  RunFacts facts = RunFacts.of(histories.get(i).run());
                  return new ExaminedRun(answers.run(), facts, answers.findings());
                })
            .toList();
    Map<String, ProgramRuns> programs =
        ProgramRuns.byProgram(examined.stream().map(ExaminedRun::tried).toList());
    return new Judged(
        examined.stream().flatMap(run -> run.findings().stream()).toList(),
        examined.stream().map(ExaminedRun::run).toList(),
        examined.parallelStream().flatMap(run -> RankedCauses.of(run, programs).stream()).toList(),
        insights(examined));
  }

  private static Map<String, Yardstick> yardsticks(List<MeasuredRun> runs) {
    Map<String, YardstickBuilder> builders = new HashMap<>();
    runs.forEach(
        run ->
            builders
                .computeIfAbsent(
                    run.program().name(), program -> new YardstickBuilder(run.program()))
                .add(run));
    Map<String, Yardstick> yardsticks = new HashMap<>();
    builders.forEach((program, builder) -> yardsticks.put(program, builder.build()));
    return yardsticks;
  }

  private static List<ExperimentInsight> insights(List<ExaminedRun> runs) {
    return runs.stream()
        .flatMap(run -> run.studied().stream())
        .collect(Collectors.groupingBy(StudiedRun::experiment, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(study -> ExperimentInsight.of(study).stream())
        .toList();
  }
}

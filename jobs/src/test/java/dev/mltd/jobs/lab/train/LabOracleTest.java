package dev.mltd.jobs.lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.jobs.lab.programs.Lab;
import dev.mltd.jobs.lab.programs.LabProgram;
import dev.mltd.jobs.lab.programs.LabTraining;
import dev.mltd.retrain.HistoryRecorder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LabOracleTest {
  private static final List<LabTraining> SWEEP =
      Lab.trainings(5).stream().filter(training -> training.program() == LabProgram.IRIS).toList();

  @Test
  void takingAFaultAwayIsVerifiedWhereItDidHarmOnEverySeed() {
    assertThat(verdicts(training -> training.isHealthy() ? 0.95 : 0.6).values())
        .hasSize((int) SWEEP.stream().filter(training -> !training.isHealthy()).count())
        .containsOnly(Verdict.VERIFIED);
  }

  @Test
  void takingAFaultAwayIsVerifiedWhereRunsFailedThatDoNotWithoutIt() {
    assertThat(verdicts(training -> training.isHealthy() ? 0.95 : Double.NaN).values())
        .containsOnly(Verdict.VERIFIED);
  }

  @Test
  void takingAFaultAwayThatDidNoHarmHasNoEffect() {
    assertThat(verdicts(training -> 0.9 + 0.001 * training.seed()).values())
        .containsOnly(Verdict.NO_EFFECT);
  }

  @Test
  void aFaultThatDidNoHarmIsToldFromThoseThatDid() {
    String harmless = SWEEP.get(SWEEP.size() - 1).fault();
    Map<String, Verdict> verdicts =
        verdicts(
            training -> training.isHealthy() || training.fault().equals(harmless) ? 0.95 : 0.5);
    Map<Boolean, Set<Verdict>> found =
        SWEEP.stream()
            .filter(training -> !training.isHealthy())
            .collect(
                Collectors.partitioningBy(
                    training -> training.fault().equals(harmless),
                    Collectors.mapping(
                        training -> verdicts.get(training.runId()), Collectors.toSet())));
    assertThat(found.get(false)).containsExactly(Verdict.VERIFIED);
    assertThat(found.get(true)).containsExactly(Verdict.NO_EFFECT);
  }

  private static Map<String, Verdict> verdicts(ToDoubleFunction<LabTraining> end) {
    return LabOracle.of(
        SWEEP,
        SWEEP.stream()
            .map(training -> history(training, end.applyAsDouble(training)))
            .collect(Collectors.toList()));
  }

  private static RunHistory history(LabTraining training, double end) {
    HistoryRecorder recorder = new HistoryRecorder();
    recorder.record(training.program().primary(), 1, end);
    return recorder.finish(
        Run.of(training.runId(), training.program().program())
            .config(training.config().values())
            .status(RunStatus.FINISHED));
  }
}

package dev.mltd.analysis.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.StepUnit;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.study.ExperimentInsight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JudgedTest {
  private static final int POINTS = 40;

  private final List<RunHistory> histories = new ArrayList<>();

  @Test
  void anIllRunIsComparedWithThoseThatWork() {
    twelveThatLearn();
    add("diverged", "study", RunStatus.FINISHED, 10, i -> 1.2 + 0.5 * i);
    add("slow", "study", RunStatus.FINISHED, 0.00001, i -> 1.2 - 0.001 * i);

    Judged judged = judged();
    assertThat(judged.runs()).hasSize(14);
    assertThat(judged.runs())
        .filteredOn(run -> run.health() == Health.ILL)
        .extracting(JudgedRun::runId)
        .containsExactly("diverged", "slow");
    assertThat(judged.findings())
        .filteredOn(finding -> finding.rule().equals("LossDiverges"))
        .filteredOn(finding -> finding.runId().equals("diverged"))
        .hasSize(1);
    assertThat(likeliest(judged, "diverged")).isEqualTo("LearningRateTooHigh");
    assertThat(likeliest(judged, "slow")).isEqualTo("LearningRateTooLow");
    assertThat(likeliest(judged, "learns-3")).isEqualTo("None");
  }

  @Test
  void aRunWithoutAnExperimentIsStudiedWithItsProgram() {
    add("alone", "", RunStatus.FINISHED, 0.1, i -> 1.0 / (i + 1));
    assertThat(judged().insights()).extracting(ExperimentInsight::experiment).contains("mnist");
  }

  @Test
  void whatStillRunsIsNotStudied() {
    add("running", "study", RunStatus.RUNNING, 0.1, i -> 1.0 / (i + 1));
    assertThat(judged().insights()).isEmpty();
  }

  @Test
  void nothingIsSaidOfNoRuns() {
    assertThat(judged()).isEqualTo(new Judged(List.of(), List.of(), List.of(), List.of()));
  }

  private void twelveThatLearn() {
    for (int k = 0; k < 12; k++) {
      add(
          "learns-" + k,
          "study",
          RunStatus.FINISHED,
          0.01 * (k + 1),
          i -> 0.2 + Math.exp(-0.3 * i));
    }
  }

  private void add(
      String id, String study, RunStatus status, double learningRate, IntToDoubleFunction loss) {
    histories.add(
        new RunHistory(
            Run.of(id, new Program("mnist"))
                .experiment(study)
                .status(status)
                .config(Map.of("learning_rate", String.valueOf(learningRate)))
                .build(),
            List.of(
                new Series(
                    Metric.TRAIN_LOSS,
                    "",
                    new Naming("loss", "table", Direction.MINIMISE),
                    StepUnit.STEP,
                    LongStream.range(0, POINTS).toArray(),
                    IntStream.range(0, POINTS).mapToDouble(loss).toArray(),
                    new double[0]))));
  }

  private Judged judged() {
    return Judged.of(histories, Map.of(), new AppliedRules(Rules.NAMES, Thresholds.STANDARD));
  }

  private static String likeliest(Judged judged, String runId) {
    return judged.causes().stream()
        .filter(cause -> cause.runId().equals(runId))
        .findFirst()
        .map(RankedCause::cause)
        .orElseThrow();
  }
}

package dev.mltd.jobs.lab.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.retrain.HistoryRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultLabelTest {
  private final List<LabTraining> trainings = new ArrayList<>();
  private final List<RunHistory> histories = new ArrayList<>();

  FaultLabelTest() {
    healthy(1, 0.90);
    healthy(2, 0.91);
    healthy(3, 0.92);
  }

  @Test
  void aFaultShowsWhenItsRunsAreWorseThanHealthyOnes() {
    ill("a", 1, 0.70);
    ill("a", 2, 0.90);
    assertThat(labels())
        .extracting(FaultLabel::shows)
        .containsExactly(false, false, false, true, true);
  }

  @Test
  void aFaultWithinTheSpreadOfHealthyRunsDoesNotShow() {
    ill("a", 1, 0.885);
    assertThat(labels()).extracting(FaultLabel::shows).containsOnly(false);
  }

  @Test
  void aFailedRunShows() {
    ill("a", 1, Double.NaN);
    assertThat(labels().get(3).shows()).isTrue();
  }

  @Test
  void anErrorIsBetterWhenLower() {
    trainings.clear();
    histories.clear();
    add(LabProgram.FRIEDMAN, "good", 1, "", "", 0.50);
    add(LabProgram.FRIEDMAN, "good", 2, "", "", 0.51);
    add(LabProgram.FRIEDMAN, "better", 1, "UnitsDead", "mild", 0.30);
    add(LabProgram.FRIEDMAN, "worse", 1, "UnitsDead", "severe", 0.70);
    assertThat(labels()).extracting(FaultLabel::shows).containsExactly(false, false, false, true);
  }

  @Test
  void isWrittenAsALine() {
    ill("a", 1, 0.5);
    FaultLabel label = labels().get(3);
    assertThat(FaultLabel.CSV_HEADER).isEqualTo("run_id,program,fault,severity,shows,part");
    assertThat(label.toCsv())
        .isEqualTo(trainings.get(3).runId() + ",iris-mlp,UnitsDead,mild,true,learning");
    assertThat(labels().get(0).toCsv()).endsWith(",iris-mlp,,,false,learning");
  }

  @Test
  void refusesAHistoryThatIsMissing() {
    histories.remove(2);
    assertThatThrownBy(this::labels).hasMessage("no history of " + trainings.get(2).runId());
  }

  private List<FaultLabel> labels() {
    return FaultLabel.of(trainings, histories);
  }

  private void healthy(long seed, double accuracy) {
    add(LabProgram.IRIS, "good", seed, "", "", accuracy);
  }

  private void ill(String config, long seed, double accuracy) {
    add(LabProgram.IRIS, config, seed, "UnitsDead", "mild", accuracy);
  }

  private void add(
      LabProgram program, String config, long seed, String fault, String severity, double end) {
    LabTraining training =
        new LabTraining(
            program,
            RunConfig.of(Map.of("variant", config)),
            DataVariant.SOUND,
            seed,
            fault,
            severity);
    HistoryRecorder recorder = new HistoryRecorder();
    recorder.record(Metric.TRAIN_LOSS, 1, 1);
    recorder.record(program.primary(), 1, end);
    trainings.add(training);
    histories.add(
        recorder.finish(
            Run.of(training.runId(), program.program())
                .config(training.config().values())
                .status(RunStatus.FINISHED)));
  }
}

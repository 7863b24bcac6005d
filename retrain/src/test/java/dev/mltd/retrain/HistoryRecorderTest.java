package dev.mltd.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import org.junit.jupiter.api.Test;

class HistoryRecorderTest {
  private final HistoryRecorder recorder = new HistoryRecorder();

  @Test
  void keepsEveryPointAsItIs() {
    recorder.record(Metric.TRAIN_LOSS, 0, 1.5);
    recorder.record(Metric.TRAIN_LOSS, 2, Double.NaN);
    recorder.record(Metric.TRAIN_LOSS, 3, Double.POSITIVE_INFINITY);

    RunHistory history = finish();
    Series loss = history.series().get(0);
    assertThat(loss.steps()).containsExactly(0, 2, 3);
    assertThat(loss.values()).containsExactly(1.5, Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(loss.seconds()).hasSize(3).isSorted();
    assertThat(loss.direction()).isEqualTo(Direction.MINIMISE);
    assertThat(loss.naming().rawName()).isEqualTo("train/loss");
    assertThat(loss.naming().mappedBy()).isEqualTo("recorder");
    assertThat(history.run().counts().kept()).isEqualTo(3);
  }

  @Test
  void keepsLayersApart() {
    recorder.record(Metric.GRADIENT_NORM, 1, 3);
    recorder.record(Metric.GRADIENT_NORM, "hidden_01", 1, 2);
    recorder.record(Metric.GRADIENT_NORM, "hidden_02", 1, 1);

    RunHistory history = finish();
    assertThat(Histories.layers(history, Metric.GRADIENT_NORM))
        .containsExactly("", "hidden_01", "hidden_02");
    assertThat(history.series().get(1).naming().rawName()).isEqualTo("gradient_norm/hidden_01");
  }

  @Test
  void refusesStepsThatDoNotIncrease() {
    recorder.record(Metric.TRAIN_LOSS, 4, 1);
    assertThatThrownBy(() -> recorder.record(Metric.TRAIN_LOSS, 4, 1))
        .hasMessageContaining("step 4 does not follow 4");
  }

  @Test
  void tellsEqualHistoriesFromUnequalOnes() {
    recorder.record(Metric.TRAIN_LOSS, 1, 1);
    HistoryRecorder same = new HistoryRecorder();
    same.record(Metric.TRAIN_LOSS, 1, 1);
    HistoryRecorder other = new HistoryRecorder();
    other.record(Metric.TRAIN_LOSS, 1, 2);

    String fingerprint = finish().run().source().fingerprint();
    assertThat(same.finish(run()).run().source().fingerprint()).isEqualTo(fingerprint);
    assertThat(other.finish(run()).run().source().fingerprint()).isNotEqualTo(fingerprint);
  }

  private RunHistory finish() {
    return recorder.finish(run());
  }

  private static Run.Builder run() {
    return Run.of("run", new Program("program"));
  }
}

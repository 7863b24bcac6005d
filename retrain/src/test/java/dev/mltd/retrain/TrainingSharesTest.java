package dev.mltd.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.fix.TrainingOutcome.Status;
import dev.mltd.analysis.imports.names.Shares;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrainingSharesTest {
  private static final String ACCURACY = "validation accuracy";

  /** What the recorder calls it. */
  private static final String RAW_NAME = "validation/accuracy";

  private final Shares archived = new Shares();
  private final List<Training> trainings = new ArrayList<>();
  private final Map<String, TrainingOutcome> outcomes = new LinkedHashMap<>();
  private final Map<String, RunHistory> histories = new LinkedHashMap<>();

  /** A training whose accuracy ends so. */
  private Training ends(double accuracy) {
    return leaves(accuracy, Map.of(ACCURACY, accuracy, "validation loss", 2.5), Map.of());
  }

  private Training leaves(
      double lastOfHistory, Map<String, Double> values, Map<String, Double> trivial) {
    Training training =
        new Training(
            new Program("p"),
            RunConfig.empty(),
            trainings.size(),
            new DataReference("data", "f"),
            "command",
            "1",
            "cpu");
    HistoryRecorder recorder = new HistoryRecorder();
    recorder.record(Metric.VALIDATION_ACCURACY, 0, lastOfHistory / 2);
    recorder.record(Metric.VALIDATION_ACCURACY, 1, lastOfHistory);
    recorder.record(Metric.VALIDATION_LOSS, 1, 2.5);
    trainings.add(training);
    histories.put(training.id(), recorder.finish(Run.of(training.id(), training.program())));
    outcomes.put(
        training.id(),
        new TrainingOutcome(
            training.id(),
            Status.TRAINED,
            "",
            new TreeMap<>(values),
            new TreeMap<>(trivial),
            "",
            1,
            0,
            1,
            1,
            "cpu",
            ""));
    return training;
  }

  private TrainingShares shares() {
    return TrainingShares.of(
        archived, trainings, outcomes, id -> Optional.ofNullable(histories.get(id)));
  }

  private double score(Training training) {
    return shares().outcomes().get(training.id()).values().get(ACCURACY);
  }

  private double trivial(Training training) {
    return shares().outcomes().get(training.id()).trivial().get(ACCURACY);
  }

  private double lastOfHistory(Training training) {
    return shares().history(histories.get(training.id())).series().stream()
        .filter(series -> series.metric().equals(Metric.VALIDATION_ACCURACY))
        .findFirst()
        .orElseThrow()
        .values()[1];
  }

  @Test
  void aCollapsedTrainingIsInPerCentLikeTheOthersOfItsProgram() {
    Training collapsed = ends(1);
    Training repaired = ends(94);
    assertThat(score(collapsed)).isEqualTo(0.01);
    assertThat(score(repaired)).isEqualTo(0.94);
    assertThat(lastOfHistory(collapsed)).isEqualTo(0.01);
    assertThat(lastOfHistory(repaired)).isEqualTo(0.94);
    assertThat(shares().outcomes().get(repaired.id()).values())
        .containsEntry("validation loss", 2.5);
  }

  @Test
  void whatTheArchiveRemembersDecidesWhereNoTrainingTells() {
    Training collapsed = ends(1);
    assertThat(score(collapsed)).isEqualTo(1);
    archived.add("p", RAW_NAME, Metric.VALIDATION_ACCURACY, 10, 61);
    assertThat(score(collapsed)).isEqualTo(0.01);
    assertThat(lastOfHistory(collapsed)).isEqualTo(0.01);
  }

  @Test
  void sharesStayAsTheyAre() {
    Training training = leaves(0.9, Map.of(ACCURACY, 0.94), Map.of(ACCURACY, 0.2));
    assertThat(score(training)).isEqualTo(0.94);
    assertThat(trivial(training)).isEqualTo(0.2);
    assertThat(lastOfHistory(training)).isEqualTo(0.9);
    histories.clear();
    assertThat(score(training)).as("no history is read").isEqualTo(0.94);
  }

  @Test
  void aProgramMayLogPerCentAndStateShares() {
    archived.add("p", RAW_NAME, Metric.VALIDATION_ACCURACY, 10, 61);
    Training training = leaves(93, Map.of(ACCURACY, 0.94), Map.of(ACCURACY, 0.2));
    assertThat(score(training)).isEqualTo(0.94);
    assertThat(trivial(training)).isEqualTo(0.2);
    assertThat(lastOfHistory(training)).isEqualTo(0.93);
  }

  @Test
  void aProgramMayLogSharesAndStatePerCent() {
    Training collapsed = leaves(0.01, Map.of(ACCURACY, 1.0), Map.of(ACCURACY, 1.0));
    Training repaired = leaves(0.93, Map.of(ACCURACY, 94.0), Map.of(ACCURACY, 1.0));
    assertThat(score(collapsed)).isEqualTo(0.01);
    assertThat(score(repaired)).isEqualTo(0.94);
    assertThat(trivial(collapsed)).isEqualTo(0.01);
    assertThat(lastOfHistory(repaired)).isEqualTo(0.93);
  }

  @Test
  void theBestConstantGoesWithItsMetric() {
    Training training = leaves(94, Map.of(ACCURACY, 94.0), Map.of(ACCURACY, 1.0));
    assertThat(trivial(training)).isEqualTo(0.01);
  }

  @Test
  void aConstantBeyondWhatAShareCanBeIsInPerCentWhateverElseIsNot() {
    Training training = leaves(0.9, Map.of(ACCURACY, 0.9), Map.of(ACCURACY, 20.0));
    assertThat(score(training)).isEqualTo(0.9);
    assertThat(trivial(training)).isEqualTo(0.2);
  }
}

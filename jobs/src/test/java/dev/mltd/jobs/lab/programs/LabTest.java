package dev.mltd.jobs.lab.programs;

import static dev.mltd.retrain.Histories.end;
import static dev.mltd.retrain.Histories.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.retrain.dl4j.NetworkDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LabTest {
  private static final List<LabTraining> TRAININGS = Lab.trainings(2);

  @Test
  void theListIsAlwaysTheSame() {
    assertThat(Lab.trainings(2)).isEqualTo(TRAININGS);
    assertThat(TRAININGS).extracting(LabTraining::runId).doesNotHaveDuplicates();
  }

  @Test
  void everyProgramHasAYardstickOfHealthyConfigs() {
    for (LabProgram program : LabProgram.values()) {
      assertThat(
              TRAININGS.stream()
                  .filter(training -> training.program() == program && training.isHealthy())
                  .map(LabTraining::config)
                  .distinct())
          .hasSizeGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void everyFaultComesInTwoSeveritiesAndEverySeed() {
    Map<String, Long> runs =
        TRAININGS.stream()
            .filter(training -> !training.isHealthy())
            .collect(
                Collectors.groupingBy(
                    one -> one.program() + " " + one.fault() + " " + one.severity(),
                    Collectors.counting()));
    assertThat(runs)
        .containsKeys("IRIS LearningRateTooHigh mild", "IRIS LearningRateTooHigh severe");
    assertThat(runs.values()).containsOnly(2L);
    for (LabProgram program : LabProgram.values()) {
      assertThat(faults(program)).hasSizeBetween(8, 14);
    }
  }

  @Test
  void everyCauseIsInThreeProgramsToLearnOnAndTwoToScoreOn() {
    for (Fault fault : Fault.values()) {
      assertThat(programs(fault, Part.LEARNING)).as(fault.cause()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(programs(fault, Part.SCORING)).as(fault.cause()).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void bothPartsClassifyPredictConvolveAndRemember() {
    assertThat(LabProgram.values()).hasSize(12);
    for (Part part : Part.values()) {
      List<LabProgram> programs =
          Arrays.stream(LabProgram.values()).filter(one -> one.part() == part).toList();
      assertThat(programs).hasSize(part == Part.LEARNING ? 8 : 4);
      assertThat(programs).extracting(LabProgram::isRegression).contains(true, false);
      assertThat(programs)
          .extracting(program -> program.program().name().replaceAll(".*-", ""))
          .contains("mlp", "cnn", "lstm");
    }
  }

  @Test
  void inSomeProgramsOfBothPartsMostRunsAreIll() {
    Map<Part, List<LabProgram>> ill =
        Arrays.stream(LabProgram.values())
            .filter(
                program ->
                    TRAININGS.stream()
                            .filter(one -> one.program() == program)
                            .mapToInt(one -> one.isHealthy() ? -6 : 4)
                            .sum()
                        >= 0)
            .collect(Collectors.groupingBy(LabProgram::part));
    assertThat(ill.get(Part.LEARNING)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(ill.get(Part.SCORING)).isNotEmpty();
  }

  @Test
  void noTwoKindsOfRunsShareAConfig() {
    Map<String, List<String>> kinds =
        TRAININGS.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.program() + " " + one.config() + one.data(),
                    Collectors.mapping(one -> one.fault() + one.severity(), Collectors.toList())));
    assertThat(kinds.values()).allSatisfy(kind -> assertThat(kind.stream().distinct()).hasSize(1));
  }

  @Test
  void theTrainerAcceptsEveryConfig() {
    assertThat(TRAININGS)
        .allSatisfy(training -> assertThat(NetworkDescription.of(training.config())).isNotNull());
  }

  @Test
  void theDataNeverChanges() {
    for (LabProgram program : LabProgram.values()) {
      assertThat(Arrays.deepToString(program.data().training().features()))
          .isEqualTo(Arrays.deepToString(program.data().training().features()));
    }
    assertThat(LabProgram.IRIS.data().training().size()).isEqualTo(90);
    assertThat(LabProgram.IRIS.data().validation().size()).isEqualTo(60);
  }

  @Test
  void aHistoryDoesNotTellWhatWasDoneWrong() {
    LabTraining training = first(Fault.TRAINED_TOO_SHORT, "severe");
    RunHistory history = training.run("data");
    assertThat(history.run().toString())
        .doesNotContain(Fault.TRAINED_TOO_SHORT.cause())
        .doesNotContain("severe")
        .doesNotContain("fault");
    assertThat(history.run().data().orElseThrow().path())
        .matches("data/iris-mlp-[0-9a-f]{8}\\.parquet");
    assertThat(history.run().runId()).isEqualTo(training.runId());
    assertThat(history.run().config()).isEqualTo(training.config());
  }

  @Test
  void aLearningRateFarTooHighBreaksTheRun() {
    RunHistory history = first(Fault.LEARNING_RATE_TOO_HIGH, "severe").run("data");
    assertThat(history.run().status()).isEqualTo(RunStatus.FAILED);
    assertThat(end(history, Metric.TRAIN_LOSS)).isNaN();
  }

  @Test
  void vanishingGradientsFallTowardsTheInputs() {
    RunHistory history = first(Fault.GRADIENTS_VANISH, "severe").run("data");
    assertThat(end(history, Metric.GRADIENT_NORM, "hidden_01"))
        .isLessThan(end(history, Metric.GRADIENT_NORM, "output") / 1000);
  }

  @Test
  void deadUnitsAreDead() {
    RunHistory history = first(Fault.UNITS_DEAD, "severe").run("data");
    assertThat(values(history, Metric.DEAD_UNITS, "hidden_01")).containsOnly(1.0);
  }

  @Test
  void tooMuchCapacityOverfits() {
    RunHistory history = first(Fault.MODEL_TOO_COMPLEX, "severe").run("data");
    double[] validation = values(history, Metric.VALIDATION_LOSS);
    assertThat(end(history, Metric.TRAIN_LOSS)).isLessThan(0.05);
    assertThat(end(history, Metric.VALIDATION_LOSS))
        .isGreaterThan(1.3 * Arrays.stream(validation).min().getAsDouble());
  }

  private static Set<String> faults(LabProgram program) {
    return TRAININGS.stream()
        .filter(one -> one.program() == program && !one.isHealthy())
        .map(LabTraining::fault)
        .collect(Collectors.toSet());
  }

  private static Set<LabProgram> programs(Fault fault, Part part) {
    return TRAININGS.stream()
        .filter(one -> one.fault().equals(fault.cause()))
        .map(LabTraining::program)
        .filter(program -> program.part() == part)
        .collect(Collectors.toSet());
  }

  private static LabTraining first(Fault fault, String severity) {
    return TRAININGS.stream()
        .filter(one -> one.fault().equals(fault.cause()) && one.severity().equals(severity))
        .findFirst()
        .orElseThrow();
  }
}

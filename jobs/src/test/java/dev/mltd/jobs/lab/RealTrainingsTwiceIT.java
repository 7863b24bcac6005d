package dev.mltd.jobs.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.compare.SameConfigTwiceTest;
import dev.mltd.jobs.lab.programs.Lab;
import dev.mltd.jobs.lab.programs.LabProgram;
import dev.mltd.jobs.lab.programs.LabTraining;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real networks that differ in their seeds only are hardly ever taken for a fix: the ends of sixty
 * trainings of one config are drawn into both arms of sweeps.
 */
class RealTrainingsTwiceIT {
  private static final int TRAININGS = 60;
  private static final Map<String, double[]> ERRORS = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    "'', 1",
    "'', 4",
    "'', 20",
    "LearningRateTooHigh, 1",
    "LearningRateTooHigh, 4",
    "LearningRateTooHigh, 20"
  })
  void luckIsNotVerifiedMoreOftenThanTheLevel(String fault, int family) {
    double[] errors = ERRORS.computeIfAbsent(fault, RealTrainingsTwiceIT::errors);
    SameConfigTwiceTest.assertRarelyVerified(family, random -> errors[random.nextInt(TRAININGS)]);
  }

  /** Shares of examples that networks get wrong in the end; NaN where one failed. */
  private static double[] errors(String fault) {
    List<LabTraining> all =
        Lab.trainings(TRAININGS).stream()
            .filter(one -> one.program() == LabProgram.IRIS && one.fault().equals(fault))
            .toList();
    double[] errors =
        all.stream()
            .filter(one -> one.isReplicateOf(all.get(0)))
            .mapToDouble(one -> 1 - one.program().end(one.run("data")).orElse(Double.NaN))
            .toArray();
    assertThat(errors).hasSize(TRAININGS);
    assertThat(Arrays.stream(errors).distinct().count()).as("different ends").isGreaterThan(1);
    return errors;
  }
}

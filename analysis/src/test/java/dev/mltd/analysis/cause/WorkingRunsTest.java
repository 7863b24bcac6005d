package dev.mltd.analysis.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkingRunsTest {
  private static final WorkingRuns RATES =
      WorkingRuns.of(
          List.of(
              run(0, "learning_rate", "0.1", "optimizer", "sgd", "seed", "1"),
              run(0, "learning_rate", "0.1", "optimizer", "sgd", "seed", "2"),
              run(0, "learning_rate", "0.5", "optimizer", "sgd", "seed", "1"),
              run(0, "learning_rate", "0.001", "optimizer", "adam", "seed", "1")),
          Set.of());

  @Test
  void replicatesCountOnce() {
    assertThat(RATES.size()).isEqualTo(3);
  }

  @Test
  void aLearningRateIsComparedWithThoseOfTheSameOptimizer() {
    WorkingRuns.Place place =
        RATES
            .place(Knob.LEARNING_RATE, config("learning_rate", "0.1", "optimizer", "adam"))
            .orElseThrow();
    assertThat(place.decades()).isCloseTo(2, within(1e-9));
    assertThat(place.most()).isEqualTo(0.001);
  }

  @Test
  void anOptimizerThatNeverWorkedIsComparedWithAll() {
    WorkingRuns.Place place =
        RATES
            .place(Knob.LEARNING_RATE, config("learning_rate", "0.00001", "optimizer", "lion"))
            .orElseThrow();
    assertThat(place.decades()).isCloseTo(-2, within(1e-9));
  }

  @Test
  void aNumberAmongThoseThatWorkIsNotBeyondThem() {
    assertThat(
            RATES
                .place(Knob.LEARNING_RATE, config("learning_rate", "0.2", "optimizer", "sgd"))
                .orElseThrow()
                .decades())
        .isZero();
  }

  @Test
  void zeroIsATenthOfTheSmallestThatIsNot() {
    WorkingRuns working =
        WorkingRuns.of(List.of(run(0, "dropout", "0"), run(0, "dropout", "0.1")), Set.of());
    assertThat(working.place(Knob.DROPOUT, config("dropout", "1")).orElseThrow().decades())
        .isCloseTo(1, within(1e-9));
    WorkingRuns withPenalty = WorkingRuns.of(List.of(run(0, "l2", "0.01")), Set.of());
    assertThat(withPenalty.place(Knob.WEIGHT_DECAY, config("l2", "0")).orElseThrow().decades())
        .isCloseTo(-1, within(1e-9));
  }

  @Test
  void textThatIsNoNumberHasNoPlace() {
    assertThat(RATES.place(Knob.LEARNING_RATE, config("learning_rate", "fast"))).isEmpty();
    assertThat(RATES.place(Knob.WIDTH, config("width", "8"))).isEmpty();
  }

  @Test
  void tellsTheFewestKeysInWhichARunDiffersFromOneThatWorks() {
    assertThat(RATES.differences(config("learning_rate", "9", "optimizer", "sgd", "seed", "7")))
        .contains(Set.of("learning_rate"));
    assertThat(RATES.differences(config("learning_rate", "0.1", "optimizer", "sgd", "seed", "7")))
        .contains(Set.of());
    assertThat(WorkingRuns.NONE.differences(config("learning_rate", "9"))).isEmpty();
  }

  @Test
  void tellsTheBestNumberAmongConfigsThatDifferInNothingElse() {
    WorkingRuns working =
        WorkingRuns.of(
            List.of(
                run(0.3, "learning_rate", "0.1", "width", "8"),
                run(0.2, "learning_rate", "0.01", "width", "8"),
                run(0.1, "learning_rate", "0.5", "width", "64")),
            Set.of());
    assertThat(working.better(config("learning_rate", "9", "width", "8")))
        .containsEntry(Knob.LEARNING_RATE, 0.01);
    assertThat(working.better(config("learning_rate", "9", "width", "9"))).isEmpty();
  }

  @Test
  void whereNoneOfThemWorksOneThatIsMateriallyBetterIsTold() {
    WorkingRuns working =
        WorkingRuns.of(
            List.of(run(10, "learning_rate", "0.1", "width", "64")),
            List.of(
                run(100, "learning_rate", "9", "width", "8"),
                run(80, "learning_rate", "0.01", "width", "8"),
                run(95, "learning_rate", "0.001", "width", "8"),
                run(81, "learning_rate", "0.02", "width", "8")),
            Set.of());
    assertThat(working.better(config("learning_rate", "9", "width", "8")))
        .containsEntry(Knob.LEARNING_RATE, 0.01);
    assertThat(working.better(config("learning_rate", "0.02", "width", "8")))
        .as("1 % better is chance")
        .isEmpty();
    assertThat(working.size()).isOne();
  }

  private static WorkingRuns.Run run(double quality, String... keysAndValues) {
    return new WorkingRuns.Run(config(keysAndValues), quality);
  }

  private static RunConfig config(String... keysAndValues) {
    Map<String, String> values = new TreeMap<>();
    for (int k = 0; k < keysAndValues.length; k += 2) {
      values.put(keysAndValues[k], keysAndValues[k + 1]);
    }
    return RunConfig.of(values);
  }
}

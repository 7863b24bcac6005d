package dev.mltd.analysis.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunConfigTest {
  private static final Program PROGRAM = new Program("mnist");

  @ParameterizedTest
  @ValueSource(strings = {"seed", "random_seed", "SEED", "model.seed", "rng_seed", "random_state"})
  void replicatesDifferOnlyInTheirSeed(String key) {
    assertThat(group(Map.of("lr", "0.1", key, "1"))).isEqualTo(group(Map.of("lr", "0.1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seeds_per_round_count", "seedling", "lr"})
  void otherKeysMakeAnotherConfig(String key) {
    assertThat(group(Map.of(key, "1"))).isNotEqualTo(group(Map.of(key, "2")));
  }

  @Test
  void theProgramBelongsToTheGroup() {
    assertThat(RunConfig.of(Map.of("lr", "1")).groupWithin(new Program("other"), Optional.empty()))
        .isNotEqualTo(group(Map.of("lr", "1")));
  }

  @Test
  void keysAndValuesCannotBeShiftedIntoEachOther() {
    assertThat(group(Map.of("a", "bc"))).isNotEqualTo(group(Map.of("ab", "c")));
  }

  @Test
  void aConfigOfThreeThousandKeysHasAGroupToo() {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < 3000; i++) {
      values.put("key-" + i, "value " + i);
    }
    assertThat(group(values)).hasSize(32);
  }

  @Test
  void numbersAreReadFromTextAndOthersAreNone() {
    RunConfig config = RunConfig.of(Map.of("lr", " 1e-3 ", "optimizer", "adam"));
    assertThat(config.number("lr")).hasValue(1e-3);
    assertThat(config.number("optimizer")).isEmpty();
    assertThat(config.number("absent")).isEmpty();
    assertThat(config.text("optimizer")).contains("adam");
  }

  private static String group(Map<String, String> values) {
    return RunConfig.of(values).groupWithin(PROGRAM, Optional.empty());
  }
}

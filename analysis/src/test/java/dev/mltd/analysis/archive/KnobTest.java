package dev.mltd.analysis.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnobTest {

  @Test
  void noNameBelongsToTwoKnobs() {
    Map<String, Knob> owners = new HashMap<>();
    for (Knob knob : Knob.values()) {
      Stream.concat(knob.keys().stream(), knob.spellings().stream())
          .forEach(name -> assertThat(owners.put(name, knob)).as(name).isNull());
    }
    assertThat(owners)
        .containsEntry("lr", Knob.LEARNING_RATE)
        .containsEntry("wd", Knob.WEIGHT_DECAY);
  }

  @ParameterizedTest
  @EnumSource
  void whatAnImportWritesOutIsAKey(Knob knob) {
    assertThat(knob.keys()).contains(knob.key(), knob.writtenOut());
    assertThat(knob.spellings())
        .allMatch(spelling -> spelling.equals(spelling.toLowerCase(Locale.ROOT)));
  }

  @Test
  void theFirstKeyThatAConfigHasCounts() {
    RunConfig config = RunConfig.of(Map.of("weight_decay", "0.1", "l2_reg", "0.2"));
    assertThat(Knob.WEIGHT_DECAY.keyIn(config)).contains("weight_decay");
    assertThat(Knob.WEIGHT_DECAY.number(config)).hasValue(0.1);
    assertThat(Knob.DROPOUT.keyIn(config)).isEmpty();
  }
}

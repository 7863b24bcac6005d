package dev.mltd.analysis.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditTest {

  @ParameterizedTest
  @CsvSource({
    "LEARNING_RATE, learning_rate, 0.1, 0.1, 0.01",
    "LEARNING_RATE, learning_rate, 3e-4, 0.1, 0.00003",
    "LEARNING_RATE, learning_rate, 5e-8, 0.1, 1E-8",
    "BATCH_SIZE, batch_size, 80, 4, 320",
    "BATCH_SIZE, batch_size, 6, 0.25, 2",
    "BATCH_SIZE, batch_size, 10, 0.25, 2",
    "DROPOUT, dropout, 0.5, 2, 0.7",
    "WIDTH, width, 1, 4, 4",
    "EPOCHS, epochs, 60, 10, 600"
  })
  void multipliesAsFarAsTheLimitsAllow(
      Knob knob, String key, String before, double factor, String after) {
    assertThat(new Edit(config(key, before)).multiply(knob, factor).result())
        .contains(config(key, after));
  }

  @ParameterizedTest
  @CsvSource({
    "LEARNING_RATE, learning_rate, 1e-9, 0.1",
    "LEARNING_RATE, learning_rate, 1e-8, 0.1",
    "BATCH_SIZE, batch_size, 1, 0.25",
    "DROPOUT, dropout, 0.9, 1.1"
  })
  void leavesWhatIsAtItsLimitOrBeyondIt(Knob knob, String key, String before, double factor) {
    assertThat(new Edit(config(key, before)).multiply(knob, factor).result()).isEmpty();
  }

  @Test
  void whatIsNotThereCannotBeMultiplied() {
    RunConfig other = config("width", "8");
    assertThat(new Edit(other).set(Knob.CLIPPING, 1).multiply(Knob.LEARNING_RATE, 0.1).result())
        .isEmpty();
    assertThat(new Edit(config("width", "64,32")).multiply(Knob.WIDTH, 2).result()).isEmpty();
    assertThat(new Edit(other).multiplyIfSet(Knob.LEARNING_RATE, 0.1).result()).isEmpty();
  }

  @Test
  void writesUnderTheKeyThatTheConfigHasAndElseUnderTheCanonicalOne() {
    assertThat(new Edit(config("grad_clip", "5")).set(Knob.CLIPPING, 1).result())
        .contains(config("grad_clip", "1"));
    assertThat(new Edit(RunConfig.empty()).set(Knob.CLIPPING, 1).result())
        .contains(config("gradient_clipping", "1"));
  }

  @Test
  void anotherSpellingOfTheSameIsNoChange() {
    assertThat(
            new Edit(config("activation", "LeakyReLU")).set(Knob.ACTIVATION, "leaky_relu").result())
        .isEmpty();
    assertThat(new Edit(config("dropout", "0.50")).set(Knob.DROPOUT, 0.5).result()).isEmpty();
  }

  private static RunConfig config(String key, String value) {
    return RunConfig.of(Map.of(key, value));
  }
}

package dev.mltd.analysis.fix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mltd.analysis.archive.RunConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeTest {
  private static final RunConfig BEFORE =
      RunConfig.of(Map.of("learning_rate", "0.1", "momentum", "0.9", "width", "8"));
  private static final RunConfig AFTER =
      RunConfig.of(
          Map.of(
              "learning_rate", "1E-3",
              "width", "8",
              "optimizer", "adam",
              "batch_normalisation", "true"));
  private static final Change CHANGE = Change.between(BEFORE, AFTER);

  @Test
  void saysWhatDiffersInWords() {
    assertThat(CHANGE.words())
        .isEqualTo(
            "batch_normalisation set to true, learning_rate from 0.1 to 1E-3, "
                + "momentum removed (was 0.9), optimizer set to adam");
  }

  @Test
  void isEmptyBetweenAConfigAndItself() {
    assertThat(Change.between(BEFORE, BEFORE).keys()).isEmpty();
  }

  @Test
  void isAPatchThatToolsCanApply() throws Exception {
    JsonMapper json = new JsonMapper();
    assertThat(json.readTree(CHANGE.patch()))
        .isEqualTo(
            json.readTree(
                """
                {"batch_normalisation": true, "learning_rate": 0.001, "momentum": null,
                 "optimizer": "adam"}
                """));
  }

  @Test
  void whatOnlyLooksLikeANumberStaysText() throws Exception {
    RunConfig version = RunConfig.of(Map.of("version", "1.2.3", "tag", "\"quoted\""));
    assertThat(new JsonMapper().readTree(Change.between(RunConfig.empty(), version).patch()))
        .allSatisfy(value -> assertThat(value.isTextual()).isTrue());
  }
}

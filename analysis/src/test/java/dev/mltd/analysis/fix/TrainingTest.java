package dev.mltd.analysis.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final Training TRAINING =
      training("program", Map.of("width", "8"), 1, "data", "dl4j", "1", "cpu");

  @Test
  void whateverDeterminesTheResultChangesTheId() {
    assertThat(
            Stream.of(
                training("other", Map.of("width", "8"), 1, "data", "dl4j", "1", "cpu"),
                training("program", Map.of("width", "9"), 1, "data", "dl4j", "1", "cpu"),
                training("program", Map.of("width", "8"), 2, "data", "dl4j", "1", "cpu"),
                training("program", Map.of("width", "8"), 1, "more", "dl4j", "1", "cpu"),
                training("program", Map.of("width", "8"), 1, "data", "command", "1", "cpu"),
                training("program", Map.of("width", "8"), 1, "data", "dl4j", "2", "cpu"),
                training("program", Map.of("width", "8"), 1, "data", "dl4j", "1", "gpu"),
                TRAINING))
        .extracting(Training::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{32}"));
  }

  @Test
  void thePlaceOfTheDataAndASeedInTheConfigDoNot() {
    Training moved =
        new Training(
            new Program("program"),
            RunConfig.of(Map.of("width", "8", "seed", "99")),
            1,
            new DataReference("elsewhere", "data"),
            "dl4j",
            "1",
            "cpu");
    assertThat(moved.id()).isEqualTo(TRAINING.id());
  }

  private static Training training(
      String program,
      Map<String, String> config,
      long seed,
      String fingerprint,
      String trainer,
      String version,
      String device) {
    return new Training(
        new Program(program),
        RunConfig.of(config),
        seed,
        new DataReference("path", fingerprint),
        trainer,
        version,
        device);
  }
}

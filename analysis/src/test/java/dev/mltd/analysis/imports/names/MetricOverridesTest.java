package dev.mltd.analysis.imports.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.imports.files.ImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricOverridesTest {
  @TempDir private Path folder;

  @Test
  void theTeamsFileComesFirst() throws IOException {
    MetricNames names =
        overridden(
            """
            # how we call things
            val_loss: test/loss
            score: accuracy
            "head/err @ 1": {metric: head_error, split: validation, direction: minimise, layer: head}
            """);
    assertThat(names.meaning("val_loss", NameContext.NONE).metric()).isEqualTo(Metric.TEST_LOSS);
    Meaning score = names.meaning("score", NameContext.NONE);
    assertThat(score.metric()).hasToString("accuracy");
    assertThat(score.naming().direction()).isEqualTo(Direction.MAXIMISE);
    assertThat(score.naming().mappedBy()).isEqualTo(MetricNames.OVERRIDE);
    Meaning head = names.meaning("head/err @ 1", NameContext.NONE);
    assertThat(head.metric()).hasToString("validation head_error");
    assertThat(head.layer()).isEqualTo("head");
    assertThat(head.naming().direction()).isEqualTo(Direction.MINIMISE);
  }

  @Test
  void anEmptyFileSaysNothing() throws IOException {
    assertThat(overridden("").meaning("loss", NameContext.NONE).naming().mappedBy())
        .isEqualTo(MetricNames.TABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: loss\\nb: [1, 2]|:2: 'b' needs a canonical name",
        "a: loss\\nb: nowhere/loss|:2: the split 'nowhere' is not known; use train, validation",
        "a:\\n  metric: loss\\n  splitt: train|:3: 'splitt' is not known; use metric, split",
        "a:\\n  metric: loss\\n  direction: up|:3: the direction 'up' is not known; use minimise",
        "a: {split: train}|:1: 'a' needs a canonical name",
        "a: loss\\na: accuracy|:2: 'a' is given twice",
        "- a|:1: expected 'raw name: canonical name' lines",
        "a: loss\\n  b: - x|:2:",
      })
  void sayWhichLineIsWrong(String text, String message) {
    assertThatThrownBy(() -> overridden(text.replace("\\n", "\n")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("metrics.yaml" + message);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> MetricNames.withOverrides(folder.resolve("none.yaml")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("none.yaml");
  }

  private MetricNames overridden(String yaml) throws IOException {
    Path file = folder.resolve("metrics.yaml");
    Files.writeString(file, yaml);
    return MetricNames.withOverrides(file);
  }
}

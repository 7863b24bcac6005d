package dev.mltd.retrain.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.measure.PrimaryMetric;
import dev.mltd.retrain.dl4j.training.Flowers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramsFileTest {
  @TempDir private Path folder;

  private List<TrainedProgram> read(String content) throws IOException {
    return ProgramsFile.read(
        Files.writeString(folder.resolve("programs.yaml"), content),
        folder.toString(),
        new Flowers());
  }

  @Test
  void aCommandIsReadWithAllThatGoesWithIt() throws IOException {
    TrainedProgram program =
        read("""
        programs:
          resnet:
            trainer: command
            command: [python3, train.py, "{config}"]
            version: git-1234
            time-limit: 30m
            metric: validation accuracy
            better: higher
            guards:
              - {metric: latency, better: lower}
            budget: {trainings: 40, device-hours: 2.5}
        """)
            .get(0);
    assertThat(program.program().name()).isEqualTo("resnet");
    assertThat(program.trainer().kind()).isEqualTo("command");
    assertThat(program.trainer().version()).startsWith("git-1234 ");
    assertThat(program.metric())
        .contains(new PrimaryMetric(Metric.VALIDATION_ACCURACY, Direction.MAXIMISE));
    assertThat(program.guards())
        .containsExactly(new PrimaryMetric(Metric.written("latency"), Direction.MINIMISE));
    assertThat(program.budget().trainings()).isEqualTo(40);
    assertThat(program.budget().deviceHours()).isEqualTo(2.5);
  }

  @Test
  void anotherCommandLineIsAnotherVersion() throws IOException {
    String text = "programs:\n  a: {trainer: command, version: 1, command: [train, %s]}\n";
    assertThat(read(text.formatted("x")).get(0).trainer().version())
        .isNotEqualTo(read(text.formatted("y")).get(0).trainer().version());
  }

  @Test
  void tablesAreReadFromWhereTheFileLies() throws IOException {
    Files.writeString(folder.resolve("train.csv"), "x,label\n1,a\n2,b\n");
    TrainedProgram program =
        read("""
        programs:
          net:
            trainer: dl4j
            data: {training: train.csv, validation: train.csv, target: label, task: classification}
        """)
            .get(0);
    assertThat(program.data().orElseThrow().path())
        .isEqualTo(folder.resolve("train.csv").toString());
    assertThat(program.data().orElseThrow().fingerprint()).hasSize(32);
    // As Spark brings it to the executors.
    assertThat(SerializationUtils.clone(program.trainer()).version())
        .isEqualTo(program.trainer().version());
  }

  @Test
  void aTrainingMayBeSharedByWorkersWhoseNumberDeterminesItsResult() throws IOException {
    TrainedProgram two =
        read("programs: {a: {trainer: dl4j-spark, data: bundled, workers: 2}}").get(0);
    TrainedProgram four =
        read("programs: {a: {trainer: dl4j-spark, data: bundled, workers: 4}}").get(0);
    assertThat(two.trainer().kind()).isEqualTo("dl4j-spark");
    assertThat(two.trainer().usesWholeCluster()).isTrue();
    assertThat(two.trainer().version()).isNotEqualTo(four.trainer().version());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "programs: [a]|:1: 'programs' must be a mapping",
        "program: {}|:1: 'program' is not known in 'the file'",
        "programs:\\n  a: {trainer: torch}|:2: there is no trainer 'torch'",
        "programs:\\n  a: {data: bundled}|:2: 'a' lacks 'trainer'",
        "programs:\\n  a: {trainer: dl4j, data: wherever}|:2: 'data' is 'wherever'",
        "programs:\\n"
            + "  a:\\n"
            + "    trainer: dl4j\\n"
            + "    data: bundled\\n"
            + "    metric: loss|:3: 'a' lacks 'better'",
        "programs:\\n  a: {trainer: command, version: 1, command: []}|:2: 'command' is empty",
        "programs:\\n  a: {trainer: command, command: [x]}|:2: 'a' lacks 'version'",
        "programs:\\n"
            + "  a: {trainer: command, version: 1, command: [x],\\n"
            + "    time-limit: soon}|:3: 'time-limit' is 'soon'",
        "programs:\\n"
            + "  a: {trainer: command, version: 1, command: [x],\\n"
            + "    budget: {trainings: -1}}|:3: 'trainings' is -1",
        "programs:\\n  a: {trainer: dl4j, data: bundled, command: [x]}|:2: 'command' is not known",
        "programs:\\n  a: {trainer: dl4j, data: bundled}\\n  a: {}|:3: 'a' is given twice",
        "programs:\\n  a: {trainer: dl4j-spark, data: bundled}|:2: 'a' lacks 'workers'",
        "programs:\\n  a: {trainer: dl4j-spark, data: bundled, workers: 0}|:2: 'workers' must be",
        "programs:\\n  a: {trainer: dl4j, data: bundled, workers: 2}|:2: 'workers' is not known",
        "programs: {a: [}|:1:",
      })
  void aMistakeIsToldWithItsLine(String content, String expected) {
    assertThatThrownBy(() -> read(content.replace("\\n", "\n")))
        .isInstanceOf(InvalidProgramsException.class)
        .hasMessageContaining("programs.yaml" + expected);
  }

  @Test
  void noClassIsMadeThatAFileNames() {
    assertThatThrownBy(() -> read("programs: !!java.io.File {a: b}"))
        .isInstanceOf(InvalidProgramsException.class);
  }
}

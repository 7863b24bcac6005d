package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.files.WholeLines;
import dev.mltd.analysis.imports.names.NameContext;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * MLPerf's result files: any text with lines {@code :::MLLOG} and JSON. What names an epoch, a step
 * or a count of samples is a point; what does not is a hyper-parameter.
 */
final class MlperfLog extends RunFormat {
  private static final String MARK = ":::MLLOG";
  private static final List<String> ENDINGS = List.of(".txt", ".log", ".out");
  private static final List<String> STEPS =
      List.of("epoch_num", "step_num", "samples_count", "step");
  private static final int LOOKED_AT = 1 << 20;

  /** Benchmarks of language models, which log their loss under the name of an accuracy. */
  private static final Set<String> SCORED_BY_LOSS =
      Set.of("gpt3", "llama2_70b_lora", "llama31_405b", "llama31_8b");

  private static final NameContext LOSS_AS_ACCURACY =
      new NameContext(Split.UNSPECIFIED, Map.of(), Map.of("eval_accuracy", Metric.VALIDATION_LOSS));

  MlperfLog() {
    super("mlperf", "MLPerf logs");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    return tree.files().stream()
        .filter(file -> ENDINGS.stream().anyMatch(file::endsWith))
        .filter(file -> tree.beginning(file, LOOKED_AT).contains(MARK))
        .map(file -> new RunLocation(tree.runIdOfFile(file), tree.rootName(), List.of(file)))
        .toList();
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    RunHeader header = header(location);
    PointCollector collector = new PointCollector(sink);
    long broken = 0;
    try (WholeLines lines = new WholeLines(files.open(location.path()))) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        int mark = line.indexOf(MARK);
        if (mark < 0) {
          continue;
        }
        try {
          read(ConfigText.JSON.readTree(line.substring(mark + MARK.length())), header, collector);
        } catch (JsonProcessingException mixedWithOtherOutput) {
          broken++;
        }
      }
    }
    collector.passOn();
    sink.leftOut(location.runId(), location.path(), broken, "lines are not JSON");
    String benchmark = header.columns().getOrDefault("submission_benchmark", "");
    if (!benchmark.isEmpty()) {
      header.field(RunField.PROGRAM, benchmark);
      header.field(RunField.EXPERIMENT, benchmark);
      if (SCORED_BY_LOSS.contains(benchmark)) {
        header.names(LOSS_AS_ACCURACY);
      }
    }
    sink.run(header);
  }

  private static void read(JsonNode event, RunHeader header, PointCollector collector) {
    String key = event.path("key").asText();
    JsonNode value = event.path("value");
    JsonNode metadata = event.path("metadata");
    Instant time = Instant.ofEpochMilli(event.path("time_ms").asLong());
    if (key.equals("run_start")) {
      header.startedAt(time);
    } else if (key.equals("run_stop")) {
      header.finishedAt(time);
      header.field(RunField.STATUS, metadata.path("status").asText());
    } else if (key.equals("submission_org")) {
      header.field(RunField.OWNER, value.asText());
    } else if (key.startsWith("submission_")) {
      header.tag(key, value.asText());
    } else if (event.path("event_type").asText().equals("POINT_IN_TIME") && !value.isNull()) {
      OptionalDouble step = step(metadata);
      if (step.isPresent()) {
        double seconds =
            header.startedAt() == null
                ? Double.NaN
                : (time.toEpochMilli() - header.startedAt().toEpochMilli()) / 1000.0;
        addPoints(collector, header.runId(), key, value, step.getAsDouble(), seconds);
      } else {
        ConfigText.add(header.config(), key, value);
      }
    }
  }

  private static OptionalDouble step(JsonNode metadata) {
    for (String name : STEPS) {
      double step = metadata.path(name).asDouble(Double.NaN);
      if (Double.isFinite(step)) {
        return OptionalDouble.of(step);
      }
    }
    return OptionalDouble.empty();
  }

  private static void addPoints(
      PointCollector collector,
      String runId,
      String name,
      JsonNode value,
      double step,
      double seconds) {
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        addPoints(collector, runId, field.getKey(), field.getValue(), step, seconds);
      }
      return;
    }
    OptionalDouble number = NumberText.inJson(value);
    if (number.isPresent()) {
      collector.of(runId, name).addAt(step, number.getAsDouble(), seconds);
    }
  }
}

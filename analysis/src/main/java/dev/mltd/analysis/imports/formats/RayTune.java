package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.CsvTable;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.names.RunField;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ray Tune's trial folders: {@code result.json} (one JSON object a line) or, without it, {@code
 * progress.csv}, which lacks metrics that came later; {@code params.json} or the results' own
 * {@code config}.
 */
final class RayTune extends RunFormat {
  private static final String RESULTS = "result.json";
  private static final String PROGRESS = "progress.csv";
  private static final String PARAMETERS = "params.json";
  private static final String ERROR = "error.txt";
  private static final String STEP = "training_iteration";
  private static final String SECONDS = "time_total_s";
  private static final Set<String> PASSED_OVER =
      Set.of(
          STEP,
          SECONDS,
          "timestamp",
          "date",
          "trial_id",
          "done",
          "hostname",
          "node_ip",
          "pid",
          "config",
          "time_since_restore",
          "iterations_since_restore",
          "experiment_tag",
          "experiment_id",
          "checkpoint_dir_name");

  RayTune() {
    super("ray-tune", "Ray Tune");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    TreeSet<String> trials = new TreeSet<>();
    for (String file : tree.filesEnding(RESULTS)) {
      if (tree.hasSibling(file, PARAMETERS) || tree.firstLine(file).contains("\"" + STEP + "\"")) {
        trials.add(FileTree.sibling(file, ""));
      }
    }
    for (String file : tree.filesEnding(PROGRESS)) {
      if (CsvTable.namesIn(tree.firstLine(file)).contains(STEP)) {
        trials.add(FileTree.sibling(file, ""));
      }
    }
    return trials.stream().map(trial -> location(tree, trial)).toList();
  }

  private static RunLocation location(FileTree tree, String trial) {
    String results = trial + (tree.hasSibling(trial, RESULTS) ? RESULTS : PROGRESS);
    List<String> paths = tree.withSiblings(results, PARAMETERS, ERROR);
    return new RunLocation(tree.runIdOfFolder(results), tree.rootName(), paths).owning(trial);
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    RunHeader header = header(location);
    for (String path : location.paths()) {
      if (path.endsWith("/" + PARAMETERS)) {
        ConfigText.addJson(header.config(), files.text(path));
      }
      if (path.endsWith("/" + ERROR)) {
        header.field(RunField.STATUS, "failed");
      }
    }
    if (location.path().endsWith(PROGRESS)) {
      new SingleRunCsv(STEP, Optional.of(SECONDS), PASSED_OVER)
          .read(location.path(), files, header, sink);
    } else {
      readResults(location.path(), files, header, sink);
    }
    sink.run(header);
  }

  private static void readResults(String path, RunFiles files, RunHeader header, RunSink sink)
      throws IOException {
    PointCollector collector = new PointCollector(sink);
    boolean hasParameters = !header.config().isEmpty();
    long stepless = 0;
    try (BufferedReader text = files.openText(path)) {
      String line = text.readLine();
      for (long number = 1; line != null; number++) {
        String next = text.readLine();
        JsonNode result = result(path, line, number, next == null, header);
        if (result != null) {
          OptionalDouble step = value(result.path(STEP));
          double time = value(result.path(SECONDS)).orElse(Double.NaN);
          if (step.isPresent() && Double.isFinite(step.getAsDouble())) {
            addMetrics(collector, header.runId(), "", result, step.getAsDouble(), time);
          } else {
            stepless++;
          }
          if (!hasParameters && result.path("config").isObject()) {
            ConfigText.addObject(header.config(), result.get("config"));
            hasParameters = true;
          }
          noteEnds(header, result, time);
        }
        line = next;
      }
    }
    collector.passOn();
    sink.leftOut(header.runId(), path, stepless, "lines have no %s".formatted(STEP));
  }

  /** The line's object; null for an empty line and for a last one that is cut off. */
  private static JsonNode result(
      String path, String line, long number, boolean last, RunHeader header) {
    if (line.isBlank()) {
      return null;
    }
    try {
      return ConfigText.JSON.readTree(line);
    } catch (JsonProcessingException broken) {
      if (last) {
        header.cutOff();
        return null;
      }
      throw new ImportException(
          "%s:%d is not JSON: %s".formatted(path, number, broken.getOriginalMessage()), broken);
    }
  }

  private static void noteEnds(RunHeader header, JsonNode result, double time) {
    double now = value(result.path("timestamp")).orElse(Double.NaN);
    if (Double.isFinite(now)) {
      if (header.startedAt() == null && Double.isFinite(time)) {
        header.startedAt(Instant.ofEpochSecond((long) (now - time)));
      }
      header.finishedAt(Instant.ofEpochSecond((long) now));
    }
    if (result.path("done").asBoolean()) {
      header.fields().putIfAbsent(RunField.STATUS, "finished");
    }
  }

  private static void addMetrics(
      PointCollector collector,
      String runId,
      String prefix,
      JsonNode node,
      double step,
      double time) {
    node.fields()
        .forEachRemaining(
            field -> {
              String name = prefix + field.getKey();
              if (PASSED_OVER.contains(name)) {
                return;
              }
              if (field.getValue().isObject()) {
                addMetrics(collector, runId, name + "/", field.getValue(), step, time);
                return;
              }
              OptionalDouble value = value(field.getValue());
              if (value.isPresent()) {
                collector.of(runId, name).addAt(step, value.getAsDouble(), time);
              }
            });
  }

  /** As anywhere else in JSON; but its writer makes NaN "null". */
  private static OptionalDouble value(JsonNode node) {
    return node.isTextual() && node.textValue().equals("null")
        ? OptionalDouble.of(Double.NaN)
        : NumberText.inJson(node);
  }
}

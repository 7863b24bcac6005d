package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.names.NameContext;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the trainer of Hugging Face's Transformers saves: {@code trainer_state.json} in a run's
 * folder and in each of its checkpoints, of which the furthest counts. Its last entry tells means
 * over the whole training, which are no points of a curve. Its arguments are a pickle, which is
 * never opened.
 */
final class HuggingFace extends RunFormat {
  private static final String STATE = "trainer_state.json";
  private static final String STEP = "step";
  private static final String TOTAL = "train_runtime";
  private static final Pattern CHECKPOINT = Pattern.compile("checkpoint-(\\d{1,18})");
  private static final Set<String> PASSED_OVER = Set.of(STEP, "epoch");
  private static final Set<String> SETTINGS =
      Set.of("max_steps", "num_train_epochs", "train_batch_size", "logging_steps", "eval_steps");

  private static final NameContext NAMES =
      new NameContext(Split.TRAIN, Map.of(), Map.of("loss", Metric.TRAIN_LOSS));

  HuggingFace() {
    super("huggingface", "Hugging Face trainer");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    TreeMap<String, TreeMap<Long, String>> runs = new TreeMap<>();
    for (String file : tree.filesEnding(STATE)) {
      String folder = FileTree.folder(file);
      Matcher checkpoint = CHECKPOINT.matcher(FileTree.name(folder));
      boolean part = checkpoint.matches() && folder.length() > tree.root().length();
      runs.computeIfAbsent(part ? FileTree.folder(folder) : folder, newRun -> new TreeMap<>())
          .put(part ? Long.parseLong(checkpoint.group(1)) : Long.MAX_VALUE, file);
    }
    List<RunLocation> found = new ArrayList<>();
    runs.forEach(
        (folder, states) -> {
          // The run's own is written when it ends, but may be that of an earlier session.
          List<String> furthest = new ArrayList<>();
          furthest.add(states.pollLastEntry().getValue());
          if (!states.isEmpty()) {
            furthest.add(states.lastEntry().getValue());
          }
          found.add(
              new RunLocation(tree.runIdOfFolder(folder + "/"), tree.rootName(), furthest)
                  .owning(folder));
        });
    return found;
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    JsonNode state = ConfigText.JSON.createObjectNode();
    for (String path : location.paths()) {
      JsonNode other = ConfigText.JSON.readTree(files.text(path));
      if (!other.path("log_history").isArray()) {
        throw new ImportException("%s has no list 'log_history'".formatted(path));
      }
      if (other.path("global_step").asLong() > state.path("global_step").asLong(-1)) {
        state = other;
      }
    }
    RunHeader header = header(location).names(NAMES);
    for (String setting : SETTINGS) {
      if (state.hasNonNull(setting)) {
        header.config().put(setting, state.get(setting).asText());
      }
    }
    ConfigText.addObject(header.config(), state.path("trial_params"));
    if (state.hasNonNull("trial_name")) {
      header.field(RunField.NAME, state.get("trial_name").asText());
    }
    readHistory(state.path("log_history"), header, sink);
    sink.run(header);
  }

  private static void readHistory(JsonNode history, RunHeader header, RunSink sink) {
    PointCollector collector = new PointCollector(sink);
    for (JsonNode entry : history) {
      double step = entry.path(STEP).asDouble(Double.NaN);
      boolean isTotal = entry.has(TOTAL);
      if (isTotal) {
        header.field(RunField.STATUS, "finished");
      }
      for (Map.Entry<String, JsonNode> field : entry.properties()) {
        OptionalDouble value = NumberText.inJson(field.getValue());
        if (value.isEmpty() || PASSED_OVER.contains(field.getKey())) {
          continue;
        }
        if (isTotal) {
          header.summary(field.getKey(), value.getAsDouble());
        } else if (Double.isFinite(step)) {
          collector.of(header.runId(), field.getKey()).addAt(step, value.getAsDouble());
        }
      }
    }
    collector.passOn();
  }
}

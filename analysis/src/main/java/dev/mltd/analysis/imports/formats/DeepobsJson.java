package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
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
import dev.mltd.analysis.imports.points.Points;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * DeepOBS's result files: one JSON object a run, a list of numbers per metric, whose places are the
 * steps (epochs, and logged batches for {@code minibatch_train_losses}).
 */
final class DeepobsJson extends RunFormat {
  private static final String PROGRAM = "testproblem";
  private static final Pattern METRIC = Pattern.compile(".*_(losses|accuracies)");
  private static final int LOOKED_AT = 1 << 12;

  /** A batch's loss is another curve than the epoch's, with other steps. */
  private static final NameContext NAMES =
      new NameContext(
          Split.UNSPECIFIED,
          Map.of(),
          Map.of("minibatch_train_losses", new Metric("minibatch_loss", Split.TRAIN)));

  DeepobsJson() {
    super("deepobs-json", "DeepOBS results");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    return tree.filesEnding(".json").stream()
        .filter(file -> tree.beginning(file, LOOKED_AT).contains("_losses\""))
        .map(file -> new RunLocation(tree.runIdOfFile(file), tree.rootName(), List.of(file)))
        .toList();
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    RunHeader header = header(location).names(NAMES);
    JsonNode result;
    try (BufferedReader text = files.openText(location.path())) {
      result = ConfigText.JSON.readTree(text);
    }
    if (!result.isObject()) {
      throw new ImportException(
          "%s is no DeepOBS result: it holds no object".formatted(location.path()));
    }
    for (Map.Entry<String, JsonNode> field : result.properties()) {
      if (METRIC.matcher(field.getKey()).matches() && field.getValue().isArray()) {
        sink.points(location.runId(), field.getKey(), "", points(field.getValue()));
      } else if (field.getKey().equals(PROGRAM)) {
        header.field(RunField.PROGRAM, field.getValue().asText());
        header.column(PROGRAM, field.getValue().asText());
      } else {
        ConfigText.add(header.config(), field.getKey(), field.getValue());
      }
    }
    sink.run(header);
  }

  private static Points points(JsonNode list) {
    Points points = new Points();
    for (int step = 0; step < list.size(); step++) {
      JsonNode value = list.get(step);
      points.add(step, NumberText.ofJson(value));
      if (value.isNull()) {
        points.countAbsentValue();
      }
    }
    return points;
  }
}

package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.files.WholeLines;
import dev.mltd.analysis.imports.names.RunField;
import dev.mltd.analysis.imports.points.StampedPoints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * MLflow's folder {@code mlruns}: {@code <experiment>/<run>/} with {@code meta.yaml} and a file per
 * metric, parameter and tag, whose path is its name. Artifacts, models and traces are not opened.
 */
final class MlflowFiles extends RunFormat {
  private static final String META = "meta.yaml";
  private static final Pattern RUN = Pattern.compile("[0-9a-f]{32}");
  private static final String DELETED = "deleted";

  /** What the number that stands for a status means. */
  private static final Map<String, String> STATUS =
      Map.of("1", "RUNNING", "2", "SCHEDULED", "3", "FINISHED", "4", "FAILED", "5", "KILLED");

  MlflowFiles() {
    super("mlflow-files", "MLflow folder");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) throws IOException {
    List<RunLocation> found = new ArrayList<>();
    for (String file : tree.filesEnding(META)) {
      String run = FileTree.folder(file);
      String experiment = FileTree.folder(run) + "/" + META;
      if (RUN.matcher(FileTree.name(run)).matches() && tree.has(experiment)) {
        List<String> paths = new ArrayList<>(List.of(file, experiment));
        for (String part : List.of("metrics", "params", "tags")) {
          paths.addAll(tree.filesAt(run + "/" + part));
        }
        found.add(
            new RunLocation(FileTree.name(run), FileTree.name(FileTree.folder(run)), paths)
                .owning(run));
      }
    }
    return found;
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    JsonNode experiment = ConfigText.yaml(files.text(location.paths().get(1)));
    JsonNode meta = ConfigText.yaml(files.text(location.path()));
    if (isDeleted(experiment) || isDeleted(meta)) {
      return;
    }
    String experimentName = experiment.path("name").asText(location.program());
    MlflowRun run =
        new MlflowRun(
            new RunHeader(location.runId(), name(), location.path(), experimentName),
            experimentName);
    run.field(RunField.NAME, meta.path("run_name").asText(""));
    run.field(RunField.OWNER, meta.path("user_id").asText(""));
    String status = meta.path("status").asText("1");
    run.field(RunField.STATUS, STATUS.getOrDefault(status, status));
    run.startedAt(meta.path("start_time").asLong());
    run.finishedAt(meta.path("end_time").asLong());
    String folder = location.folder();
    TreeSet<String> notRead = new TreeSet<>();
    for (String path : location.paths().subList(2, location.paths().size())) {
      String part = path.substring(folder.length() + 1);
      String name = part.substring(part.indexOf('/') + 1);
      if (part.startsWith("metrics/")) {
        readMetric(path, files, run.series(name), run.header(), notRead);
      } else if (part.startsWith("params/")) {
        run.header().config().put(name, files.text(path));
      } else {
        run.tag(name, files.text(path));
      }
    }
    for (String reason : notRead) {
      sink.setAside(SetAside.points(location.runId(), location.path(), reason));
    }
    run.passOn(sink);
  }

  private static boolean isDeleted(JsonNode meta) {
    return meta.path("lifecycle_stage").asText().equals(DELETED);
  }

  /** Lines of time, value, step; every whole one ends in a line feed. */
  private static void readMetric(
      String path, RunFiles files, StampedPoints points, RunHeader header, Set<String> notRead)
      throws IOException {
    long broken = 0;
    try (WholeLines lines = new WholeLines(files.open(path))) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        String[] fields = line.strip().split(" ", -1);
        try {
          points.add(
              Long.parseLong(fields[0]),
              fields.length > 2 ? Long.parseLong(fields[2]) : 0,
              NumberText.number(fields[1]).orElseThrow(NumberFormatException::new));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException notAPoint) {
          broken += line.isBlank() ? 0 : 1;
        }
      }
      if (lines.isCutOff()) {
        header.cutOff();
      }
    }
    if (broken > 0) {
      notRead.add(
          "%d lines of %s are no time, value and step and were left out"
              .formatted(broken, FileTree.name(path)));
    }
  }
}

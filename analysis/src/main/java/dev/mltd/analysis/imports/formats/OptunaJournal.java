package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.files.WholeLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Optuna's journal file: one JSON object a line, each an operation. Studies and trials have no
 * other number than their place among those created.
 */
final class OptunaJournal extends RunFormat {
  private static final String OPERATION = "\"op_code\"";
  private static final List<String> ENDINGS = List.of(".log", ".journal", ".jsonl", ".json");
  private static final List<String> STATES =
      List.of("RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING");
  private static final List<String> DIRECTIONS = List.of("NOT_SET", "MINIMIZE", "MAXIMIZE");

  private static final int CREATE_STUDY = 0;
  private static final int DELETE_STUDY = 1;
  private static final int CREATE_TRIAL = 4;
  private static final int SET_PARAMETER = 5;
  private static final int SET_STATE = 6;
  private static final int SET_REPORTED = 7;
  private static final int SET_USER_ATTRIBUTE = 8;

  OptunaJournal() {
    super("optuna-journal", "Optuna journal");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    return tree.files().stream()
        .filter(file -> ENDINGS.stream().anyMatch(file::endsWith))
        .filter(file -> tree.firstLine(file).contains(OPERATION))
        .map(file -> new RunLocation("", tree.rootName(), List.of(file)))
        .toList();
  }

  /** A study and its trials, replayed. */
  private static final class Study {
    private final String path;
    private final String name;
    private final List<String> directions;
    private final List<OptunaTrial> trials = new ArrayList<>();
    private boolean deleted;

    Study(String path, String name, List<String> directions) {
      this.path = path;
      this.name = name;
      this.directions = directions;
    }
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    List<Study> studies = new ArrayList<>();
    List<OptunaTrial> trials = new ArrayList<>();
    long broken = 0;
    try (WholeLines lines = new WholeLines(files.open(location.path()))) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank()) {
          continue;
        }
        try {
          replay(location.path(), ConfigText.JSON.readTree(line), studies, trials);
        } catch (JsonProcessingException | IndexOutOfBoundsException | ImportException unknown) {
          broken++;
        }
      }
      if (lines.isCutOff()) {
        sink.setAside(
            SetAside.notice(
                "", location.path(), "its last line is not whole yet; it is read next time"));
      }
    }
    sink.leftOut("", location.path(), broken, "operations could not be understood");
    for (Study study : studies) {
      if (!study.deleted) {
        study.trials.forEach(trial -> trial.passOn(study.directions, sink));
      }
    }
  }

  private void replay(
      String path, JsonNode operation, List<Study> studies, List<OptunaTrial> trials) {
    switch (operation.path("op_code").asInt(-1)) {
      case CREATE_STUDY -> {
        List<String> directions = new ArrayList<>();
        operation
            .path("directions")
            .forEach(direction -> directions.add(DIRECTIONS.get(direction.asInt())));
        studies.add(new Study(path, operation.path("study_name").asText(), directions));
      }
      case DELETE_STUDY -> studies.get(operation.path("study_id").asInt(-1)).deleted = true;
      case CREATE_TRIAL -> create(operation, studies, trials);
      case SET_PARAMETER ->
          trial(operation, trials)
              .parameter(
                  operation.path("param_name").asText(),
                  operation.path("param_value_internal").asDouble(),
                  operation.path("distribution").asText());
      case SET_STATE -> state(operation, trial(operation, trials));
      case SET_REPORTED ->
          trial(operation, trials)
              .report(
                  operation.path("step").asLong(),
                  NumberText.ofJson(operation.path("intermediate_value")));
      case SET_USER_ATTRIBUTE -> tags(operation, trial(operation, trials));
      default -> {}
    }
  }

  private static OptunaTrial trial(JsonNode operation, List<OptunaTrial> trials) {
    return trials.get(operation.path("trial_id").asInt(-1));
  }

  private void create(JsonNode operation, List<Study> studies, List<OptunaTrial> trials) {
    Study study = studies.get(operation.path("study_id").asInt(-1));
    OptunaTrial trial = new OptunaTrial(name(), study.path, study.name, study.trials.size());
    study.trials.add(trial);
    trials.add(trial);
    trial.state("RUNNING");
    trial.started(operation.path("datetime_start").asText(""));
    for (Map.Entry<String, JsonNode> parameter : operation.path("params").properties()) {
      JsonNode distribution = operation.path("distributions").path(parameter.getKey());
      trial.parameter(parameter.getKey(), parameter.getValue().asDouble(), distribution.asText());
    }
    for (Map.Entry<String, JsonNode> point : operation.path("intermediate_values").properties()) {
      trial.report(Long.parseLong(point.getKey()), NumberText.ofJson(point.getValue()));
    }
    if (operation.hasNonNull("state")) {
      state(operation, trial);
    }
    tags(operation.path("user_attrs"), trial);
  }

  private static void state(JsonNode operation, OptunaTrial trial) {
    trial.state(STATES.get(operation.path("state").asInt(-1)));
    if (operation.hasNonNull("datetime_start")) {
      trial.started(operation.path("datetime_start").asText());
    }
    if (operation.hasNonNull("datetime_complete")) {
      trial.ended(operation.path("datetime_complete").asText());
    }
    JsonNode values = operation.path("values");
    for (int which = 0; which < values.size(); which++) {
      trial.objective(which, NumberText.ofJson(values.get(which)));
    }
    if (operation.path("value").isNumber()) {
      trial.objective(0, NumberText.ofJson(operation.path("value")));
    }
  }

  private static void tags(JsonNode operation, OptunaTrial trial) {
    for (Map.Entry<String, JsonNode> tag : operation.path("user_attr").properties()) {
      trial.tag(tag.getKey(), tag.getValue().toString());
    }
  }
}

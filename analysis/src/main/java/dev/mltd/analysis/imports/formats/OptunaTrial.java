package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.TimeText;
import dev.mltd.analysis.imports.names.NameContext;
import dev.mltd.analysis.imports.names.RunField;
import dev.mltd.analysis.imports.points.Points;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One trial of a study of Optuna, from whichever storage. Its curve is that of the study's
 * objective, whose direction the study knows; a trial that reported nothing on the way has the one
 * point at which it ended.
 */
final class OptunaTrial {
  private final long number;
  private final RunHeader header;
  private final TreeMap<Long, Double> reported = new TreeMap<>();
  private final TreeMap<Long, Double> objectives = new TreeMap<>();

  /**
   * Begins a trial, which waits.
   *
   * @param tool the format that it is read as
   * @param path where it stands
   * @param number within its study
   */
  OptunaTrial(String tool, String path, String study, long number) {
    this.number = number;
    header = new RunHeader(study + "/" + number, tool, path, study);
    header.field(RunField.EXPERIMENT, study);
    state("WAITING");
  }

  void state(String state) {
    header.field(RunField.STATUS, state);
  }

  /** When it started, as text; may be null. */
  void started(String time) {
    TimeText.instant(time).ifPresent(header::startedAt);
  }

  /** When it ended, as text; may be null. */
  void ended(String time) {
    TimeText.instant(time).ifPresent(header::finishedAt);
  }

  /** Notes a value of the objective on the way. */
  void report(long step, double value) {
    reported.put(step, value);
  }

  /** Notes the final value of one of the study's objectives. */
  void objective(long which, double value) {
    objectives.put(which, value);
  }

  /** Notes something a user said about the trial, as JSON. */
  void tag(String key, String json) {
    try {
      JsonNode value = ConfigText.JSON.readTree(json);
      header.tag(key, value.isValueNode() ? value.asText() : value.toString());
    } catch (JsonProcessingException notJson) {
      header.tag(key, json);
    }
  }

  /**
   * Notes a hyper-parameter.
   *
   * @param internal a number as the storage holds it: of a choice, its place among the choices
   * @param distribution what it was drawn from, as JSON
   * @throws ImportException when that cannot be understood
   */
  void parameter(String name, double internal, String distribution) {
    JsonNode space;
    try {
      space = ConfigText.JSON.readTree(distribution);
    } catch (JsonProcessingException notJson) {
      throw new ImportException(
          "the distribution of %s in trial %d is not JSON".formatted(name, number), notJson);
    }
    JsonNode choices = space.path("attributes").path("choices");
    if (choices.isArray()) {
      JsonNode choice = choices.path((int) internal);
      if (!choice.isMissingNode() && !choice.isNull()) {
        header.config().put(name, choice.isValueNode() ? choice.asText() : choice.toString());
      }
    } else if (space.path("name").asText().startsWith("Int")) {
      header.config().put(name, Long.toString((long) internal));
    } else {
      header.config().put(name, Double.toString(internal));
    }
  }

  /** The value that a column of kinds and a column of numbers hold together. */
  static double value(String kind, double number) {
    return switch (kind == null ? "" : kind) {
      case "INF_POS" -> Double.POSITIVE_INFINITY;
      case "INF_NEG" -> Double.NEGATIVE_INFINITY;
      case "NAN" -> Double.NaN;
      default -> number;
    };
  }

  /**
   * Gives everything to the sink.
   *
   * @param directions of the study's objectives, in its own words
   */
  void passOn(List<String> directions, RunSink sink) {
    boolean single = directions.size() < 2;
    for (Map.Entry<Long, Double> objective : objectives.entrySet()) {
      header.summary(
          single ? Metric.OBJECTIVE : Metric.OBJECTIVE + "_" + objective.getKey(),
          objective.getValue());
    }
    if (single) {
      header.names(context(directions));
      if (reported.isEmpty() && objectives.containsKey(0L)) {
        reported.put(0L, objectives.get(0L));
      }
      Points points = new Points();
      reported.forEach(points::add);
      if (points.size() > 0) {
        sink.points(header.runId(), Metric.OBJECTIVE, "", points.trimmed());
      }
    }
    sink.run(header);
  }

  private static NameContext context(List<String> directions) {
    Direction direction =
        switch (directions.isEmpty() ? "" : directions.get(0)) {
          case "MINIMIZE" -> Direction.MINIMISE;
          case "MAXIMIZE" -> Direction.MAXIMISE;
          default -> Direction.UNKNOWN;
        };
    return new NameContext(
        Split.UNSPECIFIED,
        Map.of(),
        Map.of(Metric.OBJECTIVE, new Metric(Metric.OBJECTIVE, Split.UNSPECIFIED)),
        Map.of(Metric.OBJECTIVE, direction));
  }
}

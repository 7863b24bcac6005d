package dev.mltd.analysis.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.points.Points;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Gathers points that come one by one into series, and passes them on before they fill the memory.
 */
public final class PointCollector {
  /** Points that are held at most: 24 MB with their times. */
  private static final int MOST_HELD = 1_000_000;

  private final RunSink sink;
  private final Map<String, Map<String, Points>> held = new LinkedHashMap<>();
  private int heldPoints;

  public PointCollector(RunSink sink) {
    this.sink = sink;
  }

  /** The points of a series that are held now; may be added to until the next call. */
  public Points of(String runId, String rawName) {
    if (++heldPoints > MOST_HELD) {
      passOn();
      heldPoints = 1;
    }
    return held.computeIfAbsent(runId, newRun -> new LinkedHashMap<>())
        .computeIfAbsent(rawName, newSeries -> new Points());
  }

  /**
   * Adds the numbers in a JSON value as Weights & Biases and its likes log it, each called by the
   * way to it, with dots.
   */
  public void addNumbers(String runId, String name, JsonNode value, double step, double time) {
    // Images, tables and the like say what they are; anything else is a group of metrics.
    if (value.isObject() && !value.has("_type")) {
      value
          .fields()
          .forEachRemaining(
              field ->
                  addNumbers(runId, name + "." + field.getKey(), field.getValue(), step, time));
    }
    OptionalDouble number = NumberText.inJson(value);
    if (number.isPresent()) {
      of(runId, name).addAt(step, number.getAsDouble(), time);
    }
  }

  /** Passes everything on. */
  public void passOn() {
    held.forEach(
        (runId, series) ->
            series.forEach((rawName, points) -> sink.points(runId, rawName, "", points.trimmed())));
    held.clear();
    heldPoints = 0;
  }
}

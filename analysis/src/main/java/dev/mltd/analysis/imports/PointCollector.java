package dev.mltd.analysis.imports;

import dev.mltd.analysis.imports.points.Points;
import java.util.LinkedHashMap;
import java.util.Map;

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

  /** Passes everything on. */
  public void passOn() {
    held.forEach(
        (runId, series) ->
            series.forEach((rawName, points) -> sink.points(runId, rawName, "", points.trimmed())));
    held.clear();
    heldPoints = 0;
  }
}

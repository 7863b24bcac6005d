package dev.mltd.analysis.spark.ingest;

import java.util.List;
import java.util.Map;

/**
 * What an import saw.
 *
 * @param runs that are imported
 * @param unchanged runs at places that look as they did when they were imported, and that were not
 *     read again
 * @param points read for them
 * @param absentValues points whose value the file leaves out, which are imported as NaN
 * @param runsWithoutHeader runs that have points but stand in no table of runs: their config is
 *     empty
 * @param runsWithoutPoints runs that stand in a table of runs but have no points
 * @param metrics every raw name, and whether it was recognised
 */
public record ImportCounts(
    long runs,
    long unchanged,
    long points,
    long absentValues,
    long runsWithoutHeader,
    long runsWithoutPoints,
    Map<String, Boolean> metrics) {

  /** The raw names that were not recognised, sorted. */
  public List<String> unrecognised() {
    return metrics.entrySet().stream()
        .filter(metric -> !metric.getValue())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** As people read it: {@code 41 of 63 metrics recognised}. */
  public String recognised() {
    return "%d of %d metrics recognised"
        .formatted(metrics.size() - unrecognised().size(), metrics.size());
  }
}

package dev.mltd.analysis.archive;

import java.util.List;

/**
 * A run and its curves.
 *
 * @param run everything but the curves
 * @param series at most one per metric, layer and raw name
 */
public record RunHistory(Run run, List<Series> series) {
  /** Keeps a copy of the list. */
  public RunHistory {
    series = List.copyOf(series);
  }
}

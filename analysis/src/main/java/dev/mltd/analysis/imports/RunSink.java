package dev.mltd.analysis.imports;

import dev.mltd.analysis.imports.points.Points;

/** Takes what a format reads. */
public interface RunSink {

  /** Takes a run; one that is given twice is set aside. */
  void run(RunHeader header);

  /**
   * Takes points of a series, which follow those given before.
   *
   * @param layer where the file states one apart from the name; else empty
   */
  void points(String runId, String rawName, String layer, Points points);

  /** Takes what cannot be imported, or what the user should know. */
  void setAside(SetAside what);
}

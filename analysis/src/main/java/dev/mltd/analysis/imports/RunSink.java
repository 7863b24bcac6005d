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

  /**
   * Says what was left out of a run, or of a file's runs, if there is any of it.
   *
   * @param runId empty when it is not known
   * @param why what they are and what is wrong with them: {@code lines are not JSON}
   */
  default void leftOut(String runId, String path, long count, String why) {
    if (count > 0) {
      setAside(SetAside.points(runId, path, "%d %s and were left out".formatted(count, why)));
    }
  }
}

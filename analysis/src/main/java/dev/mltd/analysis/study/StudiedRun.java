package dev.mltd.analysis.study;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.RunConfig;

/**
 * A run as a study sees it.
 *
 * @param experiment that is studied
 * @param program what was trained; qualities are comparable within a program only
 * @param group shared by replicates
 * @param config hyper-parameters
 * @param metric by which runs of the program are ranked; empty when unknown
 * @param direction which way that metric is better
 * @param end of that metric; NaN when unknown
 * @param failed whether it delivered nothing of use
 * @param hours device hours, or 1 when unknown
 * @param hopelessStep step from which nothing could come of it; negative when never
 * @param lastStep its last step; negative when unknown
 */
public record StudiedRun(
    String experiment,
    String program,
    String group,
    RunConfig config,
    String metric,
    Direction direction,
    double end,
    boolean failed,
    double hours,
    long hopelessStep,
    long lastStep) {

  /** The end of the metric turned so that lower is better; NaN when unknown or not finite. */
  double quality() {
    return switch (direction) {
      case MINIMISE -> Double.isFinite(end) ? end : Double.NaN;
      case MAXIMISE -> Double.isFinite(end) ? -end : Double.NaN;
      case UNKNOWN -> Double.NaN;
    };
  }

  /** Device hours spent after it was hopeless. */
  double hoursLost() {
    return hopelessStep < 0 || lastStep <= 0
        ? 0
        : hours * Math.max(0, 1 - (double) hopelessStep / lastStep);
  }
}

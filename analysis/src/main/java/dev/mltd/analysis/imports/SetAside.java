package dev.mltd.analysis.imports;

import java.io.Serializable;

/**
 * Something in the input that did not become (all of) a run.
 *
 * @param runId the run; empty when it is not known
 * @param path the file
 * @param reason what is wrong and what to do, in a sentence
 * @param kind what was lost by it
 */
public record SetAside(String runId, String path, String reason, Kind kind)
    implements Serializable {

  /** Of a run that is lost. */
  public static SetAside run(String runId, String path, String reason) {
    return new SetAside(runId, path, reason, Kind.RUN);
  }

  /** Of points that are lost. */
  public static SetAside points(String runId, String path, String reason) {
    return new SetAside(runId, path, reason, Kind.POINTS);
  }

  /** Of nothing that is lost. */
  public static SetAside notice(String runId, String path, String reason) {
    return new SetAside(runId, path, reason, Kind.NOTICE);
  }

  /** What is lost. */
  public enum Kind {
    /** A whole run. */
    RUN,
    /** Points of a run that was imported without them. */
    POINTS,
    /** Nothing; but the user may want to know. */
    NOTICE
  }
}

package dev.mltd.analysis.archive;

import java.io.Serializable;

/**
 * The training data that a run names.
 *
 * @param path file or folder, as the run states it; a relative one lies within the archive
 * @param fingerprint digest of its content; empty until somebody has read it
 */
public record DataReference(String path, String fingerprint) implements Serializable {

  /** Equal for the same data: the fingerprint, and the path as long as nobody has read them. */
  public String identity() {
    return fingerprint.isEmpty() ? path : fingerprint;
  }
}

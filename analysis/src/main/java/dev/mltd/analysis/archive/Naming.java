package dev.mltd.analysis.archive;

import java.io.Serializable;

/**
 * What a tool called a series, and how that name was understood.
 *
 * @param rawName as it stood in the tool's file
 * @param mappedBy the step of the name mapping that decided, for instance {@code table} or {@code
 *     override}; empty when the name was not recognised
 * @param direction which way is better
 */
public record Naming(String rawName, String mappedBy, Direction direction) implements Serializable {

  /** Whether the mapping knew the name. */
  public boolean recognised() {
    return !mappedBy.isEmpty();
  }
}

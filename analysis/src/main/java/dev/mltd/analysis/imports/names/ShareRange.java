package dev.mltd.analysis.imports.names;

import java.io.Serializable;

/**
 * The range of a metric that is a share, over all runs of a program that were seen so far.
 *
 * @param program as its runs name it
 * @param rawName the metric's, as its tool writes it
 * @param smallest of the values as they stand in the files
 * @param largest likewise
 */
public record ShareRange(String program, String rawName, double smallest, double largest)
    implements Serializable {

  /** A share is never larger; the half above allows for weighted ones. */
  private static final double LARGEST_SHARE = 1.5;

  private static final double LARGEST_PERCENTAGE = 100.0001;

  /** Both together, of the same metric. */
  ShareRange with(ShareRange other) {
    return new ShareRange(
        program, rawName, Math.min(smallest, other.smallest), Math.max(largest, other.largest));
  }

  /** Whether these are per cent: all between 0 and 100, some beyond what a share can be. */
  boolean isPerCent() {
    return largest > LARGEST_SHARE && largest <= LARGEST_PERCENTAGE && smallest >= 0;
  }
}

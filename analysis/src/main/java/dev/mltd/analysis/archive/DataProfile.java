package dev.mltd.analysis.archive;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a program's training data look like, as far as rules need to know.
 *
 * @param path file or folder, as the runs state it
 * @param fingerprint digest of the files
 * @param examples rows
 * @param classes examples by class; empty for regression, or when no column was known as the label
 * @param features the numeric columns but the label, in the file's order
 * @param reason why there is no profile; empty when there is one
 */
public record DataProfile(
    String path,
    String fingerprint,
    long examples,
    SortedMap<String, Long> classes,
    List<Feature> features,
    String reason)
    implements Serializable {

  /** Of a run whose data nobody profiled. */
  public static final DataProfile UNKNOWN = missing("", "", "no data profile");

  /**
   * A numeric column.
   *
   * @param name of the column
   * @param mean of its finite values; NaN when it has none
   * @param deviation standard deviation of its finite values
   * @param minimum of its finite values
   * @param maximum of its finite values
   * @param outlierShare share, 0 to 1, of the finite values that are far from the median
   * @param farthest largest distance from the median in robust deviations; 0 when that is 0
   * @param missingShare share, 0 to 1, of the examples without a finite value
   */
  public record Feature(
      String name,
      double mean,
      double deviation,
      double minimum,
      double maximum,
      double outlierShare,
      double farthest,
      double missingShare)
      implements Serializable {}

  /** Keeps copies that nobody can change. */
  public DataProfile {
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    features = List.copyOf(features);
  }

  /** The answer about data that could not be profiled. */
  public static DataProfile missing(String path, String fingerprint, String reason) {
    return new DataProfile(path, fingerprint, 0, new TreeMap<>(), List.of(), reason);
  }

  /** Whether there is a profile. */
  public boolean known() {
    return reason.isEmpty();
  }
}

package dev.mltd.analysis.finding;

import dev.mltd.analysis.archive.DataProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes small profiles of training data for tests. */
public final class ProfileBuilder {
  private final SortedMap<String, Long> classes = new TreeMap<>();
  private final List<DataProfile.Feature> features = new ArrayList<>();

  private ProfileBuilder() {}

  /** Data of a hundred examples, without a column yet. */
  public static ProfileBuilder data() {
    return new ProfileBuilder();
  }

  public ProfileBuilder withClass(String name, long examples) {
    classes.put(name, examples);
    return this;
  }

  /** A complete column without outliers, three deviations wide to both sides. */
  public ProfileBuilder feature(double mean, double deviation) {
    return feature(mean, deviation, 0, 3, 0);
  }

  public ProfileBuilder feature(
      double mean, double deviation, double outlierShare, double farthest, double missingShare) {
    features.add(
        new DataProfile.Feature(
            "x" + features.size(),
            mean,
            deviation,
            mean - 3 * deviation,
            mean + 3 * deviation,
            outlierShare,
            farthest,
            missingShare));
    return this;
  }

  public DataProfile build() {
    return new DataProfile("data.csv", "f", 100, classes, features, "");
  }
}

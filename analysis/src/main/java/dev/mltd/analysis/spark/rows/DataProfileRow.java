package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.archive.DataProfile;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** A profile of training data, or why there is none; a row of {@code data_profiles}. */
public final class DataProfileRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<DataProfileRow> ENCODER = Encoders.bean(DataProfileRow.class);

  private String path;
  private String fingerprint;
  private long examples;
  private Map<String, Long> classes;
  private List<FeatureRow> features;
  private String reason;

  /** The profile as a row. */
  public static DataProfileRow of(DataProfile profile) {
    DataProfileRow row = new DataProfileRow();
    row.path = profile.path();
    row.fingerprint = profile.fingerprint();
    row.examples = profile.examples();
    row.classes = profile.classes();
    row.features = profile.features().stream().map(FeatureRow::of).toList();
    row.reason = profile.reason();
    return row;
  }

  /** The row as a profile. */
  public DataProfile toProfile() {
    return new DataProfile(
        path,
        fingerprint,
        examples,
        new TreeMap<>(classes),
        features.stream().map(FeatureRow::toFeature).toList(),
        reason);
  }

  public String getPath() {
    return path;
  }

  public void setPath(String value) {
    path = value;
  }

  public String getFingerprint() {
    return fingerprint;
  }

  public void setFingerprint(String value) {
    fingerprint = value;
  }

  public long getExamples() {
    return examples;
  }

  public void setExamples(long value) {
    examples = value;
  }

  public Map<String, Long> getClasses() {
    return classes;
  }

  public void setClasses(Map<String, Long> value) {
    classes = value;
  }

  public List<FeatureRow> getFeatures() {
    return features;
  }

  public void setFeatures(List<FeatureRow> value) {
    features = value;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String value) {
    reason = value;
  }
}

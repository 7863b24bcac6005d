package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.archive.DataProfile;
import java.io.Serializable;

/** A numeric column of training data; see {@link DataProfile.Feature}. */
public final class FeatureRow implements Serializable {
  private static final long serialVersionUID = 1;

  private String name;
  private double mean;
  private double deviation;
  private double minimum;
  private double maximum;
  private double outlier_share;
  private double farthest;
  private double missing_share;

  static FeatureRow of(DataProfile.Feature feature) {
    FeatureRow row = new FeatureRow();
    row.name = feature.name();
    row.mean = feature.mean();
    row.deviation = feature.deviation();
    row.minimum = feature.minimum();
    row.maximum = feature.maximum();
    row.outlier_share = feature.outlierShare();
    row.farthest = feature.farthest();
    row.missing_share = feature.missingShare();
    return row;
  }

  DataProfile.Feature toFeature() {
    return new DataProfile.Feature(
        name, mean, deviation, minimum, maximum, outlier_share, farthest, missing_share);
  }

  public String getName() {
    return name;
  }

  public void setName(String value) {
    name = value;
  }

  public double getMean() {
    return mean;
  }

  public void setMean(double value) {
    mean = value;
  }

  public double getDeviation() {
    return deviation;
  }

  public void setDeviation(double value) {
    deviation = value;
  }

  public double getMinimum() {
    return minimum;
  }

  public void setMinimum(double value) {
    minimum = value;
  }

  public double getMaximum() {
    return maximum;
  }

  public void setMaximum(double value) {
    maximum = value;
  }

  public double getOutlier_share() {
    return outlier_share;
  }

  public void setOutlier_share(double value) {
    outlier_share = value;
  }

  public double getFarthest() {
    return farthest;
  }

  public void setFarthest(double value) {
    farthest = value;
  }

  public double getMissing_share() {
    return missing_share;
  }

  public void setMissing_share(double value) {
    missing_share = value;
  }
}

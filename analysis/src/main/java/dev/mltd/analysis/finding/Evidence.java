package dev.mltd.analysis.finding;

import dev.mltd.analysis.archive.Metric;

/**
 * What was seen, and where.
 *
 * @param metric the metric that shows it
 * @param layer the layer (or class) that shows it; empty for the whole model
 * @param firstStep where it begins
 * @param lastStep where it ends, not before the first
 * @param value what was measured; never NaN
 * @param limit what it was compared with; never NaN
 * @param sentence for people
 */
public record Evidence(
    Metric metric,
    String layer,
    long firstStep,
    long lastStep,
    double value,
    double limit,
    String sentence) {

  /** Refuses evidence that says nothing. */
  public Evidence {
    if (Double.isNaN(value) || Double.isNaN(limit)) {
      throw new IllegalArgumentException(
          "evidence without a number: value %s, limit %s: %s".formatted(value, limit, sentence));
    }
    if (sentence.isBlank()) {
      throw new IllegalArgumentException("evidence without a sentence");
    }
  }
}

package dev.mltd.analysis.rules;

import java.util.Locale;

/** On which side of a limit a value is a symptom, of two rules that look at the same measure. */
enum Side {
  ABOVE,
  BELOW;

  /** Whether a value lies on this side of a limit; NaN does not. */
  boolean isBeyond(double value, double limit) {
    return this == ABOVE ? value > limit : value < limit;
  }

  /** The one of two limits that is harder to be beyond. */
  double farther(double limit, double other) {
    return this == ABOVE ? Math.max(limit, other) : Math.min(limit, other);
  }

  /** The probability of the quantile that lies farthest on this side. */
  double extreme() {
    return this == ABOVE ? 1 : 0;
  }

  /** As sentences put it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.mltd.analysis.study;

/**
 * Something that a whole study says.
 *
 * @param kind what is said
 * @param parameter the hyper-parameters it is about, joined by {@code " and "}; empty for none
 * @param range the values it is about; empty for all
 * @param value what was measured: a share of importance, of failures, a quality, or hours
 * @param lower end of its 95 % interval; NaN without one
 * @param upper end of its 95 % interval; NaN without one
 * @param qValue false discovery rate over the whole study at which it is one; NaN for a mere count
 * @param sentence for people
 */
public record Insight(
    Kind kind,
    String parameter,
    String range,
    double value,
    double lower,
    double upper,
    double qValue,
    String sentence) {

  /** What an insight says. */
  public enum Kind {
    /** How much the best configs differ from all in a hyper-parameter. */
    IMPORTANCE_FOR_QUALITY,
    /** How much of the variance of failing a hyper-parameter explains. */
    IMPORTANCE_FOR_FAILURE,
    /** How often configs in a range fail. */
    FAILURE_ODDS,
    /** A cut beyond which configs fail far more often. */
    SAFE_RANGE,
    /** Two settings that fail together far more often than either alone. */
    COMBINATION,
    /** A config that is best beyond luck. */
    BEST_CONFIG,
    /** What runs cost after they were hopeless. */
    HOPELESS_RUNS,
    /** Something could not be said, and why. */
    NOT_JUDGED
  }

  /** Something that no hyper-parameter is part of, and that nothing tests. */
  Insight(Kind kind, double value, String sentence) {
    this(kind, "", "", value, Double.NaN, Double.NaN, Double.NaN, sentence);
  }

  static Insight notJudged(String what, String reason) {
    return new Insight(Kind.NOT_JUDGED, Double.NaN, what + ": " + reason);
  }
}

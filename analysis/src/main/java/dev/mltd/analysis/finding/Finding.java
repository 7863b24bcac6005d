package dev.mltd.analysis.finding;

import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a rule answered about a run.
 *
 * @param rule the rule's name
 * @param outcome found, clear or not judged
 * @param severity how much it matters; INFO unless found
 * @param evidence what was seen, and where; present exactly when found
 * @param lack why it was not judged; present exactly then
 */
public record Finding(
    String rule,
    Outcome outcome,
    Severity severity,
    Optional<Evidence> evidence,
    Optional<Lack> lack) {

  /** Device hours taken for a run whose hours are unknown. */
  public static final double UNKNOWN_HOURS = 1;

  /** Something needed was missing. */
  public static Finding notJudged(Rule rule, Lack lack) {
    return new Finding(
        rule.name(), Outcome.NOT_JUDGED, Severity.INFO, Optional.empty(), Optional.of(lack));
  }

  /** What hearing of it is worth: its severity's weight times the device hours at stake. */
  public double score(OptionalDouble hours) {
    return outcome == Outcome.FOUND ? severity.weight() * hours.orElse(UNKNOWN_HOURS) : 0;
  }

  /** Why it was not judged, in words. */
  public Optional<String> reason() {
    return lack.map(Lack::sentence);
  }

  /** A finding that waits for its evidence; it spans the whole series unless told otherwise. */
  public static final class Found {
    private final Rule rule;
    private final Severity severity;
    private final MeasuredSeries series;
    private long firstStep;
    private long lastStep;

    Found(Rule rule, Severity severity, MeasuredSeries series) {
      this.rule = rule;
      this.severity = severity;
      this.series = series;
      firstStep = series.curve().firstStep();
      lastStep = series.curve().lastStep();
    }

    /** The first step at which it is seen. */
    public Found from(long step) {
      firstStep = step == Curve.NO_STEP ? firstStep : step;
      return this;
    }

    /** The last step at which it is seen. */
    public Found to(long step) {
      lastStep = step == Curve.NO_STEP ? lastStep : step;
      return this;
    }

    /**
     * Completes the finding.
     *
     * @param value what was measured
     * @param limit what it was compared with
     * @param sentence one sentence for people, a {@link String#format} pattern
     */
    public Finding because(double value, double limit, String sentence, Object... arguments) {
      return new Finding(
          rule.name(),
          Outcome.FOUND,
          severity,
          Optional.of(
              new Evidence(
                  series.metric(),
                  series.layer(),
                  firstStep,
                  Math.max(firstStep, lastStep),
                  value,
                  limit,
                  String.format(Locale.ROOT, sentence, arguments))),
          Optional.empty());
    }
  }
}

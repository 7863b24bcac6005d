package dev.mltd.analysis.report.model;

import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.compare.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a page says of fixes, in words. */
public final class FixWords {
  /** The order in which verdicts are shown. */
  public static final List<Verdict> ORDER =
      List.of(
          Verdict.VERIFIED,
          Verdict.IMPROVED_UNCONFIRMED,
          Verdict.INCONCLUSIVE,
          Verdict.NO_EFFECT,
          Verdict.WORSE,
          Verdict.NOT_JUDGED);

  private static final int MOST_RUNS = 40;
  private static final int MOST_REASONS = 3;

  private FixWords() {}

  /**
   * How a verdict is shown.
   *
   * @param sign beside its colour
   * @param heading above the fixes that have it
   */
  public record Shown(String sign, String heading, String meaning) {}

  /** How a verdict is shown. */
  public static Shown shown(Verdict verdict) {
    return switch (verdict) {
      case VERIFIED ->
          new Shown("✓", "Verified", "Better beyond doubt, by enough to matter, at no price.");
      case IMPROVED_UNCONFIRMED ->
          new Shown(
              "↗",
              "Improved, but unconfirmed",
              "Better on these seeds, which are too few to be sure.");
      case INCONCLUSIVE -> new Shown("~", "Inconclusive", "These seeds do not say.");
      case NO_EFFECT ->
          new Shown("=", "Without effect", "Whatever it does is too little to matter.");
      case WORSE -> new Shown("↘", "Worse", "Worse beyond doubt.");
      case NOT_JUDGED ->
          new Shown("?", "Not judged", "Nothing can be said; the reason stands with each.");
    };
  }

  /** The numbers of a comparison, in sentences. */
  public static List<String> of(FixOutcome fix) {
    FixVerdict judged = fix.judged();
    List<String> told = new ArrayList<>();
    outcome(fix).ifPresent(told::add);
    if (judged.pValue().isPresent()) {
      told.add(
          "Chance alone would do that with p = %s%s."
              .formatted(
                  Wording.number(judged.pValue()),
                  judged.qValue().isPresent()
                      ? "; among all confirmations of the sweep q = "
                          + Wording.number(judged.qValue())
                      : ""));
    }
    if (!fix.symptomGone().isEmpty()) {
      told.add(fix.symptomGone());
    }
    if (!judged.reason().isEmpty()) {
      told.add(judged.reason());
    }
    return told;
  }

  /** In how many trainings of each arm the symptom that was followed showed; empty without one. */
  static String symptom(FixVerdict judged) {
    return judged
        .symptom()
        .map(
            rule ->
                "%s: in %d trainings of the unchanged config, and in %d with the fix."
                    .formatted(
                        Wording.words(rule),
                        judged.symptomInControl().orElse(0),
                        judged.symptomInTreatment().orElse(0)))
        .orElse("");
  }

  /** What the arms delivered; empty where nothing was confirmed, or may be told of it. */
  private static Optional<String> outcome(FixOutcome fix) {
    FixVerdict judged = fix.judged();
    String seeds = Wording.count(fix.seeds(), "seed");
    if (fix.controlFailures() + fix.treatmentFailures() > 0) {
      return Optional.of(
          "On %s the unchanged config failed %s, with the fix %s."
              .formatted(seeds, times(fix.controlFailures()), times(fix.treatmentFailures())));
    }
    if (judged.improvement().isEmpty()) {
      return Optional.empty();
    }
    double improvement = judged.improvement().getAsDouble();
    return Optional.of(
        ("Over %s the mean %s went from %s to %s: an error %s %s"
                + " (one-sided 90 %% bounds: %s and %s).")
            .formatted(
                seeds,
                judged.metric(),
                Wording.number(judged.control()),
                Wording.number(judged.treatment()),
                Wording.percent(Math.abs(improvement)),
                improvement >= 0 ? "smaller" : "larger",
                Wording.percent(judged.lowerBound().orElse(Double.NaN)),
                Wording.percent(judged.upperBound().orElse(Double.NaN))));
  }

  private static String times(long count) {
    return count == 0 ? "never" : count == 1 ? "once" : Wording.count(count) + " times";
  }

  /** What an arm delivered on a seed. */
  public static String score(double score) {
    return Double.isNaN(score) ? "nothing" : Wording.number(score);
  }

  /** The first runs of many. */
  public static List<String> some(List<String> runs) {
    return runs.subList(0, Math.min(MOST_RUNS, runs.size()));
  }

  /** How many runs {@link #some} left out. */
  public static String rest(List<String> runs) {
    return runs.size() > MOST_RUNS ? "and " + Wording.count(runs.size() - MOST_RUNS) + " more" : "";
  }

  /** Why a rule did not judge, with the runs. */
  public static String reasons(SymptomTally symptom) {
    String first =
        symptom.reasons().stream()
            .limit(MOST_REASONS)
            .map(one -> "%s (%s)".formatted(one.reason(), Wording.count(one.runs(), "run")))
            .collect(Collectors.joining("; "));
    int more = symptom.reasons().size() - MOST_REASONS;
    return more > 0 ? first + "; " + Wording.count(more, "reason") + " more" : first;
  }
}

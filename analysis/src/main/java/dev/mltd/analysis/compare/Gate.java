package dev.mltd.analysis.compare;

import dev.mltd.analysis.stats.BenjaminiHochberg;
import dev.mltd.analysis.stats.ImprovementBounds;
import dev.mltd.analysis.stats.Rounded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Judges all confirmations of a sweep together, so that of the fixes called verified at most a
 * tenth, on average, are not.
 *
 * <p>Source: Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, Journal of the
 * Royal Statistical Society B 57, 1995.
 *
 * @param minimum relative improvement that is worth having, 0 to 1
 */
public record Gate(double minimum) {
  /** Share of false ones among the verified, and level of a proof of harm. */
  public static final double LEVEL = 0.1;

  /** Relative improvement that is worth having, unless told otherwise. */
  public static final double STANDARD_MINIMUM = 0.1;

  /** More seeds than anybody would train: what needs them is not confirmed by a few more. */
  private static final int MOST_SEEDS = 100;

  /**
   * Judges a sweep, the plans without a winner too.
   *
   * @return one for each, sorted by verdict and plan
   */
  public List<Judgement> judgeAll(List<Confirmation> confirmations) {
    List<Comparison> comparisons =
        confirmations.stream().flatMap(one -> one.comparison().stream()).toList();
    Stream<Judgement> notConfirmed =
        confirmations.stream()
            .filter(one -> one.winner().isEmpty())
            .map(one -> Judgement.notConfirmed(one.plan(), one.reason()));
    return Stream.concat(notConfirmed, judge(comparisons).stream())
        .sorted(
            Comparator.comparing(Judgement::verdict)
                .thenComparing(judgement -> judgement.plan().id()))
        .toList();
  }

  /**
   * Judges the confirmations of a sweep.
   *
   * @param comparisons of all confirmations that were started; refused ones count among them as
   *     having shown nothing
   * @return as many, in the same order
   */
  public List<Judgement> judge(List<Comparison> comparisons) {
    double[] qValues =
        BenjaminiHochberg.qValues(comparisons.stream().mapToDouble(Comparison::pValue).toArray());
    List<Judgement> judgements = new ArrayList<>();
    for (int k = 0; k < qValues.length; k++) {
      judgements.add(judge(comparisons.get(k), qValues[k], qValues.length));
    }
    return judgements;
  }

  private Judgement judge(Comparison comparison, double qValue, int family) {
    if (comparison.refusal().isPresent()) {
      return judgement(
          comparison, Verdict.NOT_JUDGED, OptionalDouble.empty(), comparison.refusal().get());
    }
    OptionalDouble q = OptionalDouble.of(qValue);
    String measured = measured(comparison) + ", q = " + Rounded.toThreeDigits(qValue);
    boolean better = isBetter(comparison);
    boolean proven =
        better
            && qValue <= LEVEL
            && comparison.bounds().map(bounds -> bounds.lower() > 0).orElse(true);
    if (proven && comparison.brokenGuards().isEmpty()) {
      return judgement(comparison, Verdict.VERIFIED, q, measured);
    }
    if (isWorse(comparison)) {
      return judgement(comparison, Verdict.WORSE, q, measured);
    }
    if (comparison.bounds().filter(bounds -> bounds.upper() < minimum).isPresent()) {
      return judgement(comparison, Verdict.NO_EFFECT, q, measured);
    }
    if (proven) {
      return judgement(
          comparison,
          Verdict.INCONCLUSIVE,
          q,
          measured + ", but " + String.join(" and ", comparison.brokenGuards()));
    }
    OptionalInt needed = better ? seedsNeeded(comparison, family) : OptionalInt.empty();
    if (needed.isPresent()) {
      return new Judgement(
          comparison.plan(),
          Optional.of(comparison),
          Verdict.IMPROVED_UNCONFIRMED,
          q,
          needed,
          measured + ": about %d seeds would be needed".formatted(needed.getAsInt()));
    }
    return judgement(comparison, Verdict.INCONCLUSIVE, q, measured);
  }

  private static Judgement judgement(
      Comparison comparison, Verdict verdict, OptionalDouble qValue, String reason) {
    return new Judgement(
        comparison.plan(), Optional.of(comparison), verdict, qValue, OptionalInt.empty(), reason);
  }

  /**
   * Where trainings failed, to fail on fewer seeds is what counts: it is more than 10 % of nine.
   */
  private boolean isBetter(Comparison comparison) {
    return comparison.anyFailed()
        ? comparison.treatmentFailures() < comparison.controlFailures()
        : comparison.improvement().orElseThrow() >= minimum;
  }

  private static boolean isWorse(Comparison comparison) {
    return comparison.anyFailed()
        ? comparison.treatmentFailures() > comparison.controlFailures()
            && comparison.pValueOfHarm() <= LEVEL
        : comparison.bounds().orElseThrow().upper() < 0;
  }

  /**
   * Seeds with which the p-value would pass even if no other fix of the sweep did: its normal
   * deviate grows with the square root of their number. Empty when no number would do that anybody
   * would train.
   */
  private static OptionalInt seedsNeeded(Comparison comparison, int family) {
    double level = LEVEL / family;
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    double reached = -normal.inverseCumulativeProbability(comparison.pValue());
    double more =
        comparison.seeds() * Math.pow(normal.inverseCumulativeProbability(level) / reached, 2);
    double fewest = Math.log(1 / level) / Math.log(2);
    double needed = Math.ceil(Math.max(comparison.seeds() + 1, Math.max(more, fewest)));
    return reached > 0 && needed <= MOST_SEEDS ? OptionalInt.of((int) needed) : OptionalInt.empty();
  }

  private static String measured(Comparison comparison) {
    if (comparison.anyFailed()) {
      return "failed on %d of %d seeds, unchanged on %d"
          .formatted(
              comparison.treatmentFailures(), comparison.seeds(), comparison.controlFailures());
    }
    ImprovementBounds bounds = comparison.bounds().orElseThrow();
    return String.format(
        Locale.ROOT,
        "error %+.1f %% on %d seeds (from %+.1f to %+.1f %%)",
        -100 * comparison.improvement().orElseThrow(),
        comparison.seeds(),
        -100 * bounds.upper(),
        -100 * bounds.lower());
  }
}

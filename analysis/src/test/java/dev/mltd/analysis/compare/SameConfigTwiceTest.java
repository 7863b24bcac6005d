package dev.mltd.analysis.compare;

import static dev.mltd.analysis.compare.Experiment.FAILED;
import static dev.mltd.analysis.compare.Experiment.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.fix.FixPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A fix that changes nothing is hardly ever verified, however many are judged at once. {@code
 * -Dmltd.repeats=10000} simulates longer than the usual build.
 */
public class SameConfigTwiceTest {
  private static final int REPEATS = Integer.getInteger("mltd.repeats", 600);

  /** Fixes judged over all repeats, at most: large sweeps are repeated less often. */
  private static final int FIXES = 5 * REPEATS;

  private static final Gate GATE = new Gate(Gate.STANDARD_MINIMUM);

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 20})
  void noiseIsNotVerifiedMoreOftenThanTheLevel(int family) {
    assertRarelyVerified(family, random -> 1 + 0.3 * random.nextGaussian());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 20})
  void skewedNoiseIsNotVerifiedMoreOftenThanTheLevel(int family) {
    assertRarelyVerified(family, random -> Math.exp(0.5 * random.nextGaussian()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 20})
  void failuresByChanceAreNotVerifiedMoreOftenThanTheLevel(int family) {
    assertRarelyVerified(
        family, random -> random.nextDouble() < 0.4 ? FAILED : 1 + 0.1 * random.nextGaussian());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 20})
  void aRealFixIsVerifiedMostOfTheTime(int family) {
    double verified =
        verifiedPerSweep(family, random -> 1 + 0.08 * random.nextGaussian(), 0.7)
            .average()
            .orElseThrow();
    assertThat(verified / family).isGreaterThan(0.9);
  }

  /**
   * Where no fix does anything, a sweep with any verified one is all false discoveries.
   *
   * @param family how many fixes a sweep judges
   * @param error what one training ends with, drawn anew for each; NaN if it failed
   */
  public static void assertRarelyVerified(int family, ToDoubleFunction<Random> error) {
    int[] verified = verifiedPerSweep(family, error, 1).toArray();
    double share =
        Arrays.stream(verified).filter(count -> count > 0).count() / (double) verified.length;
    double standardError = Math.sqrt(Gate.LEVEL * (1 - Gate.LEVEL) / verified.length);
    assertThat(share).isLessThan(Gate.LEVEL + 3 * standardError);
  }

  /** How many fixes of each simulated sweep are verified, where a fix multiplies every error. */
  private static IntStream verifiedPerSweep(
      int family, ToDoubleFunction<Random> error, double factor) {
    Random random = new Random(family);
    int seeds = FixPlan.seedsFor(family);
    return IntStream.range(0, Math.min(REPEATS, FIXES / family))
        .map(
            repeat -> {
              List<Comparison> comparisons =
                  IntStream.range(0, family)
                      .mapToObj(
                          fix ->
                              experiment()
                                  .control(errors(seeds, random, error, 1))
                                  .fixed(errors(seeds, random, error, factor))
                                  .compare())
                      .toList();
              return (int)
                  GATE.judge(comparisons).stream()
                      .filter(one -> one.verdict() == Verdict.VERIFIED)
                      .count();
            });
  }

  private static double[] errors(
      int seeds, Random random, ToDoubleFunction<Random> error, double factor) {
    return DoubleStream.generate(() -> factor * error.applyAsDouble(random)).limit(seeds).toArray();
  }
}

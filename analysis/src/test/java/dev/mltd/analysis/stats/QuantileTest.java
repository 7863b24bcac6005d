package dev.mltd.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class QuantileTest {

  @Example
  void knowsSmallCasesByHeart() {
    assertThat(Quantile.median()).isNaN();
    assertThat(Quantile.median(3)).isEqualTo(3);
    assertThat(Quantile.median(4, 1)).isEqualTo(2.5);
    assertThat(Quantile.median(9, 1, 5)).isEqualTo(5);
    assertThat(Quantile.of(0.25)).isNaN();
    assertThat(Quantile.of(0, 3, 1, 2)).isEqualTo(1);
    assertThat(Quantile.of(1, 3, 1, 2)).isEqualTo(3);
    assertThat(Quantile.of(0.25, 1, 2, 3, 4)).isEqualTo(1.75);
  }

  @Example
  void leavesTheCallersValuesInTheirOrder() {
    double[] values = {3, 1, 2};
    Quantile.median(values);
    Quantile.of(0.5, values);
    assertThat(values).containsExactly(3, 1, 2);
  }

  @Example
  void theMiddleOfTwoHugeValuesDoesNotOverflow() {
    assertThat(Quantile.median(1.7e308, 1.7e308)).isEqualTo(1.7e308);
    assertThat(Quantile.of(0.5, 1.7e308, 1.7e308)).isEqualTo(1.7e308);
    assertThat(Quantile.median(-1.7e308, 1.7e308)).isZero();
  }

  @Example
  void runningMediansAreThoseOfTheFirstValues() {
    double[] values = values(new Random(20), 32);
    double[] running = Quantile.runningMedians(values);
    for (int count = 1; count <= values.length; count++) {
      assertThat(running[count - 1]).isEqualTo(Quantile.median(Arrays.copyOf(values, count)));
    }
  }

  @Property(tries = 500, seed = "21")
  void theMedianIsTheMiddleOfTheSortedValues(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int count) {
    double[] values = values(new Random(seed), count);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double middle = sorted[(count - 1) / 2] / 2 + sorted[count / 2] / 2;
    assertThat(Quantile.median(values)).isEqualTo(middle);
    assertThat(Quantile.of(0.5, values)).isEqualTo(middle);
  }

  @Property(tries = 300, seed = "22")
  void quantilesRiseWithTheirProbability(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 1) double one,
      @ForAll @DoubleRange(min = 0, max = 1) double other) {
    double[] values = values(new Random(seed), 1 + new Random(seed).nextInt(50));
    double lower = Quantile.of(Math.min(one, other), values);
    double upper = Quantile.of(Math.max(one, other), values);
    assertThat(lower).isLessThanOrEqualTo(upper);
    assertThat(lower).isGreaterThanOrEqualTo(Arrays.stream(values).min().orElseThrow());
    assertThat(upper).isLessThanOrEqualTo(Arrays.stream(values).max().orElseThrow());
  }

  /** Whole numbers, so that halves are exact and many values are equal. */
  private static double[] values(Random random, int count) {
    int range = 1 + random.nextInt(200);
    return random.doubles(count).map(value -> Math.floor(value * range) - 7).toArray();
  }
}

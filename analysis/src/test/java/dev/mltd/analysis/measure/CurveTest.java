package dev.mltd.analysis.measure;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CurveTest {

  @Test
  void measuresWhatCanBeSeenByHand() {
    Curve curve = Curve.of(new long[] {0, 10, 20, 30, 40}, new double[] {5, 3, NaN, 1, 2});
    assertThat(curve.points()).isEqualTo(5);
    assertThat(curve.finite()).isEqualTo(4);
    assertThat(curve.first()).isEqualTo(5);
    assertThat(curve.last()).isEqualTo(2);
    assertThat(curve.end()).isEqualTo(2);
    assertThat(curve.minimum()).isEqualTo(1);
    assertThat(curve.minimumStep()).isEqualTo(30);
    assertThat(curve.maximum()).isEqualTo(5);
    assertThat(curve.maximumStep()).isZero();
    assertThat(curve.firstNonFiniteStep()).isEqualTo(20);
    assertThat(curve.lastFiniteStep()).isEqualTo(40);
    assertThat(curve.lowestLevel()).isEqualTo(1);
    assertThat(curve.lowestLevelStep()).isEqualTo(30);
    assertThat(curve.endsFinite()).isTrue();
  }

  @Test
  void countsThePaddingAfterADivergence() {
    Curve curve = curve(1, 2, POSITIVE_INFINITY, NaN, NaN);
    assertThat(curve.trailingNonFinite()).isEqualTo(3);
    assertThat(curve.firstNonFiniteStep()).isEqualTo(2);
    assertThat(curve.lastFiniteStep()).isEqualTo(1);
    assertThat(curve.last()).isEqualTo(2);
    assertThat(curve.endsFinite()).isFalse();
  }

  @Test
  void aSeriesWithoutAFiniteValueHasNoLevels() {
    Curve curve = curve(NaN, NEGATIVE_INFINITY);
    assertThat(curve.finite()).isZero();
    assertThat(curve.first()).isNaN();
    assertThat(curve.end()).isNaN();
    assertThat(curve.minimum()).isNaN();
    assertThat(curve.lowestLevel()).isNaN();
    assertThat(curve.lowestLevelStep()).isEqualTo(Curve.NO_STEP);
    assertThat(curve.levelAt(0.5)).isNaN();
    assertThat(curve.noise()).isZero();
    assertThat(curve.endsFinite()).isFalse();
  }

  @Test
  void oneAndTwoPointsAreMeasuredToo() {
    assertThat(curve(3).end()).isEqualTo(3);
    assertThat(curve(3).noise()).isZero();
    assertThat(curve(3).shareOfSteps(0)).isEqualTo(1);
    assertThat(curve(3, 1).end()).isEqualTo(1);
    assertThat(curve(3, 1).turns()).isZero();
    assertThat(curve(3, 1).spikes()).isZero();
  }

  @Test
  void refusesStepsAndValuesThatDoNotFit() {
    assertThatThrownBy(() -> Curve.of(new long[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Curve.of(new long[] {1}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNoiseIsTheDeviationOfWhiteNoiseWhateverTheSlope() {
    Random random = new Random(1);
    Curve flat = curve(4000, i -> 0.3 * random.nextGaussian());
    Curve steep = curve(4000, i -> 500 - 0.1 * i + 0.3 * random.nextGaussian());
    assertThat(flat.noise()).isCloseTo(0.3, withinPercentage(8));
    assertThat(steep.noise()).isCloseTo(0.3, withinPercentage(8));
    assertThat(flat.turns()).isCloseTo(2.0 / 3, withinPercentage(4));
  }

  @Test
  void theNoiseOfASmoothCurveIsNoneButOfRoundedValuesTheirResolution() {
    assertThat(curve(100, i -> 2 - i / 64.0).noise()).isLessThan(0.005);
    Curve rounded = curve(400, i -> Math.round((2 - i / 1e6) * 1e4) / 1e4);
    assertThat(rounded.noise()).isCloseTo(1e-4 / Math.sqrt(12), withinPercentage(1));
  }

  @Test
  void theErrorOfTheEndShrinksWithItsPoints() {
    Random random = new Random(2);
    Curve shorter = curve(19, i -> random.nextGaussian());
    Curve longer = curve(400, i -> random.nextGaussian());
    assertThat(shorter.endError()).isCloseTo(1.2533 * shorter.noise(), withinPercentage(1));
    assertThat(longer.endError()).isCloseTo(0.3963 * longer.noise(), withinPercentage(1));
  }

  @Test
  void aMillionPointsAreReducedToThirtyTwoLevels() {
    Random random = new Random(3);
    Curve curve = curve(1_000_000, i -> 1 + Math.exp(-i / 2e5) + 0.01 * random.nextGaussian());
    assertThat(curve.levels()).hasSize(Curve.LEVELS);
    assertThat(curve.noise()).isCloseTo(0.01, withinPercentage(8));
    assertThat(curve.levelAt(0.5)).isCloseTo(1 + Math.exp(-2.5), withinPercentage(3));
    assertThat(curve.end()).isCloseTo(1 + Math.exp(-5), withinPercentage(3));
    assertThat(curve.spikes()).isZero();
  }

  @Test
  void findsSpikesAndTheirHeight() {
    Random random = new Random(4);
    Curve curve =
        curve(320, i -> 1 + (i == 100 ? 5 : i == 250 ? 9 : 0) + 0.01 * random.nextGaussian());
    assertThat(curve.spikes()).isEqualTo(2);
    assertThat(curve.largestSpike()).isCloseTo(9, withinPercentage(2));
    assertThat(curve.largestSpikeStep()).isEqualTo(250);
    assertThat(curve.lastSpikeStep()).isEqualTo(250);
  }

  @Test
  void levelsAreInterpolatedBetweenBins() {
    Curve curve = Curve.of(new long[] {0, 10, 20}, new double[] {4, 2, 0});
    assertThat(curve.levelAtStep(5)).isEqualTo(3);
    assertThat(curve.levelAtStep(-7)).isEqualTo(4);
    assertThat(curve.levelAtStep(99)).isZero();
    assertThat(curve.levelAt(0.75)).isEqualTo(1);
  }

  @Test
  void knowsWhenALevelWasReached() {
    Curve curve = curve(5, 4, NaN, 2, 3);
    assertThat(curve.firstStepAtOrBelow(4)).isEqualTo(1);
    assertThat(curve.firstStepAtOrBelow(3.5)).isEqualTo(3);
    assertThat(curve.firstStepAtOrBelow(1)).isEqualTo(Curve.NO_STEP);
  }

  @Test
  void knowsWhatLiesBeforeAndAfterAStep() {
    Curve curve = curve(5, 1, 7, 6, 8);
    assertThat(curve.steepestRiseStep()).isEqualTo(1);
    assertThat(curve.lowestLevelAfter(1)).isEqualTo(6);
    assertThat(curve.lowestLevelAfter(4)).isEqualTo(8);
    assertThat(curve.shareOfSteps(1)).isEqualTo(0.25);
    assertThat(curve(3, 2, 1).steepestRiseStep()).isEqualTo(Curve.NO_STEP);
  }

  private static Curve curve(double... values) {
    return Curve.of(LongStream.range(0, values.length).toArray(), values);
  }

  private static Curve curve(int points, IntToDoubleFunction value) {
    return curve(IntStream.range(0, points).mapToDouble(value).toArray());
  }
}

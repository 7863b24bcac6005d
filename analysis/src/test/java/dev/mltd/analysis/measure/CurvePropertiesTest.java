package dev.mltd.analysis.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for the curve of any series. */
class CurvePropertiesTest {

  @Property(tries = 300, seed = "11")
  void aLargerUnitScalesLevelsAndNothingElse(
      @ForAll long seed, @ForAll @IntRange(min = -60, max = 60) int power) {
    double[] values = values(new Random(seed));
    double unit = Math.scalb(1.0, power);
    Curve curve = curve(values);
    Curve scaled = curve(Arrays.stream(values).map(value -> unit * value).toArray());

    assertThat(numbers(scaled))
        .containsExactly(Arrays.stream(numbers(curve)).map(v -> unit * v).toArray());
    assertThat(scaled.levels())
        .containsExactly(Arrays.stream(curve.levels()).map(level -> unit * level).toArray());
    assertThat(scaled.turns()).isEqualTo(curve.turns());
    assertThat(scaled.spikes()).isEqualTo(curve.spikes());
    assertThat(scaled.largestSpikeStep()).isEqualTo(curve.largestSpikeStep());
    assertThat(scaled.minimumStep()).isEqualTo(curve.minimumStep());
    assertThat(scaled.zeros()).isEqualTo(curve.zeros());
  }

  @Property(tries = 300, seed = "12")
  void turnedUpsideDownItIsTheCurveOfTheNegatedValues(@ForAll long seed) {
    double[] values = values(new Random(seed));
    Curve turned = curve(values).negated();
    Curve negated = curve(Arrays.stream(values).map(value -> -value).toArray());

    assertThat(turned.levels()).containsExactly(negated.levels());
    assertThat(new double[] {turned.first(), turned.last(), turned.end(), turned.minimum()})
        .containsExactly(negated.first(), negated.last(), negated.end(), negated.minimum());
    assertThat(turned.maximumStep()).isEqualTo(negated.maximumStep());
    assertThat(turned.noise()).isEqualTo(negated.noise());
    assertThat(turned.turns()).isEqualTo(negated.turns());
  }

  @Property(tries = 300, seed = "13")
  void everythingLiesBetweenTheExtremes(@ForAll long seed) {
    double[] values = values(new Random(seed));
    Curve curve = curve(values);
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();

    assertThat(curve.points()).isEqualTo(values.length);
    assertThat(curve.finite()).isEqualTo(finite.length);
    assertThat(curve.noise()).isNotNegative().isFinite();
    assertThat(curve.turns()).isBetween(0.0, 1.0);
    assertThat(curve.levelSteps()).isSorted().hasSameSizeAs(curve.levels());
    if (finite.length == 0) {
      assertThat(curve.minimum()).isNaN();
      return;
    }
    assertThat(curve.minimum()).isEqualTo(Arrays.stream(finite).min().orElseThrow());
    assertThat(curve.maximum()).isEqualTo(Arrays.stream(finite).max().orElseThrow());
    assertThat(
            DoubleStream.concat(
                Arrays.stream(curve.levels()).filter(level -> !Double.isNaN(level)),
                DoubleStream.of(curve.first(), curve.last(), curve.end())))
        .allMatch(level -> level >= curve.minimum() && level <= curve.maximum());
  }

  private static double[] numbers(Curve curve) {
    return new double[] {
      curve.first(),
      curve.last(),
      curve.end(),
      curve.minimum(),
      curve.maximum(),
      curve.noise(),
      curve.endError(),
      curve.largestSpike(),
      curve.lowestLevel(),
      curve.highestLevel(),
      curve.levelAt(0.3)
    };
  }

  private static Curve curve(double[] values) {
    return Curve.of(LongStream.range(0, values.length).map(i -> 3 * i).toArray(), values);
  }

  private static double[] values(Random random) {
    int points = 1 + random.nextInt(random.nextBoolean() ? 6 : 400);
    double share = random.nextBoolean() ? 0 : random.nextDouble();
    return DoubleStream.generate(
            () ->
                random.nextDouble() < share
                    ? (random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY)
                    : random.nextInt(20) == 0 ? 100 : random.nextGaussian())
        .limit(points)
        .toArray();
  }
}

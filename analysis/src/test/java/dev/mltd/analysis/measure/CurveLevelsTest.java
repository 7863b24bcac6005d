package dev.mltd.analysis.measure;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurveLevelsTest {

  @Test
  void theTypicalLevelIsTheMedianOfTheFiniteOnes() {
    assertThat(curve(1, NaN, 2, 100).typicalLevel()).isEqualTo(2);
    assertThat(curve(NaN, NaN).typicalLevel()).isNaN();
  }

  @Test
  void theLaterShareCountsFiniteLevelsOfTheSecondHalf() {
    assertThat(curve(9, 9, 1, 9, NaN, 9).laterShare(level -> level > 5)).isEqualTo(1);
    assertThat(curve(9, 9, 1, 9).laterShare(level -> level > 5)).isEqualTo(0.5);
    assertThat(curve(9, NaN).laterShare(level -> level > 5)).isEqualTo(0);
  }

  @Test
  void lastingGrowthComparesWhatCameAfterWithWhatWasBefore() {
    assertThat(curve(1, 1, 1, 1, 5, 5, 5, 5).lastingGrowth()).isEqualTo(5);
    assertThat(curve(1, 1, 1, 99, 1, 1, 1, 1).lastingGrowth()).isEqualTo(1);
    assertThat(curve(8, 4, 4, 2, 2, 1, 1, 1).lastingGrowth()).isLessThan(1);
  }

  @Test
  void lastingGrowthIsUnknownOfShortAndOfEmptyCurves() {
    assertThat(curve(1, 1, 5, 5).lastingGrowth()).isNaN();
    assertThat(curve(0, 0, 0, 0, 0, 0, 0, 0).lastingGrowth()).isNaN();
  }

  private static Curve curve(double... values) {
    long[] steps = new long[values.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i;
    }
    return Curve.of(steps, values);
  }
}

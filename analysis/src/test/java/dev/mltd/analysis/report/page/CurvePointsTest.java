package dev.mltd.analysis.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurvePointsTest {
  @Test
  void curvesKeepTheirPeaksAndTheirFirstBreak() {
    double[] values = new double[10_000];
    values[4_321] = 7;
    values[4_322] = -7;
    values[9_000] = Double.NaN;
    assertThat(CurvePoints.choose(values, 100))
        .hasSizeLessThanOrEqualTo(100)
        .contains(0, 4_321, 4_322, 9_000, 9_999);
  }
}

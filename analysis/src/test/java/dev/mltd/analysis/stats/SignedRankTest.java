package dev.mltd.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SignedRankTest {

  @Test
  void fivePairsThatAgreeAreOneInThirtyTwo() {
    assertThat(SignedRank.pValue(3, 1, 2, 5, 4)).isEqualTo(1 / 32.0);
    assertThat(SignedRank.pValue(-3, -1, -2, -5, -4)).isEqualTo(1);
  }

  /** As R's {@code wilcox.test(c(-1, 2, 3, 4, 5), alternative = "greater")} gives it. */
  @Test
  void aSmallExceptionCostsLittleAndALargeOneMuch() {
    assertThat(SignedRank.pValue(-1, 2, 3, 4, 5)).isEqualTo(2 / 32.0);
    assertThat(SignedRank.pValue(1, 2, 3, 4, -5)).isEqualTo(10 / 32.0);
  }

  /**
   * Ranks 1.5, 1.5, 3: of the eight ways to sign them, three give a sum of at least 4.5: all
   * positive, and either of the equal ones negative.
   */
  @Test
  void equalDifferencesShareTheirMeanRank() {
    assertThat(SignedRank.pValue(-1, 1, 2)).isEqualTo(3 / 8.0);
  }

  @Test
  void differencesThatAreEqualOnPaperAreEqual() {
    double rounded = 0.9 - 0.8;
    double other = 0.8 - 0.7;
    assertThat(rounded).isNotEqualTo(other);
    assertThat(SignedRank.pValue(-rounded, other, 2)).isEqualTo(3 / 8.0);
    assertThat(SignedRank.pValue(rounded, -other, 2)).isEqualTo(3 / 8.0);
  }

  @Test
  void aPairWithoutADifferenceSpeaksForNeitherSide() {
    assertThat(SignedRank.pValue(0, 1, 2, 3, 4)).isEqualTo(1 / 16.0);
    assertThat(SignedRank.pValue(0, 0, 0)).isEqualTo(1);
    assertThat(SignedRank.pValue()).isEqualTo(1);
  }

  @Test
  void aFailureIsLargerThanAnyDifference() {
    assertThat(SignedRank.pValue(Double.POSITIVE_INFINITY, -1e300, 2, 3, 4))
        .isEqualTo(SignedRank.pValue(5, -4, 1, 2, 3));
    assertThat(SignedRank.pValue(Double.NEGATIVE_INFINITY, 1e300, 2, 3, 4)).isEqualTo(10 / 32.0);
  }

  @Test
  void refusesWhatIsNotANumber() {
    assertThatThrownBy(() -> SignedRank.pValue(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noiseIsSignificantNoMoreOftenThanItShould() {
    Random random = new Random(1);
    int repeats = 4000;
    int significant = 0;
    for (int k = 0; k < repeats; k++) {
      double p = SignedRank.pValue(random.doubles(7, -1, 1).toArray());
      significant += p <= 0.1 ? 1 : 0;
    }
    assertThat(significant / (double) repeats).isCloseTo(10 / 128.0, within(0.015));
  }
}

package dev.mltd.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FisherTest {

  @Test
  void allOfFiveAgainstNoneOfFiveIsOneIn252() {
    assertThat(Fisher.pValue(5, 5, 0, 5)).isCloseTo(1 / 252.0, within(1e-12));
    assertThat(Fisher.pValue(0, 5, 5, 5)).isCloseTo(1, within(1e-12));
  }

  /** The lady who tasted tea, Fisher 1935: three of four cups right. */
  @Test
  void agreesWithAPublishedValue() {
    assertThat(Fisher.pValue(3, 4, 1, 4)).isCloseTo(17 / 70.0, within(1e-12));
  }

  @Test
  void nothingToTellApartIsNoEvidence() {
    assertThat(Fisher.pValue(5, 5, 5, 5)).isCloseTo(1, within(1e-12));
    assertThat(Fisher.pValue(0, 5, 0, 5)).isCloseTo(1, within(1e-12));
  }
}

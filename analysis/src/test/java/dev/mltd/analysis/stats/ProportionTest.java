package dev.mltd.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProportionTest {

  /** As in Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263. */
  @Test
  void agreesWithAPublishedInterval() {
    assertThat(new Proportion(81, 263)).hasToString("30.8 % (25.5 to 36.6)");
  }

  @Test
  void noneAndAllReachTheEndsOfTheScale() {
    assertThat(new Proportion(0, 60).lower()).isZero();
    assertThat(new Proportion(60, 60).upper()).isEqualTo(1);
    assertThat(new Proportion(0, 60).upper()).isBetween(0.0, 0.1);
  }
}

package dev.mltd.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

  /** As R's {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "BH")} gives them. */
  @Test
  void agreesWithKnownValues() {
    assertThat(BenjaminiHochberg.qValues(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-12));
  }

  @Test
  void aSingleTestKeepsItsPValueAndNoTestHasNone() {
    assertThat(BenjaminiHochberg.qValues(new double[] {0.03})).containsExactly(0.03);
    assertThat(BenjaminiHochberg.qValues(new double[0])).isEmpty();
  }
}

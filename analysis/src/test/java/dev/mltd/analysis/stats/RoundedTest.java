package dev.mltd.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundedTest {

  @Test
  void keepsThreeDigitsAndNoZeroThatSaysNothing() {
    assertThat(Rounded.toThreeDigits(0.1)).isEqualTo("0.1");
    assertThat(Rounded.toThreeDigits(0.043149)).isEqualTo("0.0431");
    assertThat(Rounded.toThreeDigits(256)).isEqualTo("256");
    assertThat(Rounded.toThreeDigits(0)).isEqualTo("0");
  }

  @Test
  void writesVerySmallAndVeryLargeNumbersWithAnExponent() {
    assertThat(Rounded.toThreeDigits(5e-7)).isEqualTo("5E-7");
    assertThat(Rounded.toThreeDigits(12_345_678)).isEqualTo("1.23E+7");
  }
}

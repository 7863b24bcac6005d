package dev.mltd.analysis.imports.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"nan", "NaN", "NAN", " nan "})
  void isNan(String text) {
    assertThat(NumberText.number(text)).hasValue(Double.NaN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "Inf", "Infinity", "+inf", "INF"})
  void isInfinite(String text) {
    assertThat(NumberText.number(text)).hasValue(Double.POSITIVE_INFINITY);
    assertThat(NumberText.number("-" + text.replace("+", ""))).hasValue(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "NA", "None"})
  void isAbsent(String text) {
    assertThat(NumberText.number(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "[1, 2]", "1d", "1f", "0x1p3", "abc", "1 2", "--1"})
  void isNoNumber(String text) {
    assertThat(NumberText.number(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-05", "1E-5", "0.00001", " .00001", "+1e-5"})
  void isANumber(String text) {
    assertThat(NumberText.number(text)).hasValue(1e-5);
  }
}

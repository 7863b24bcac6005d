package dev.mltd.analysis.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageJsonTest {
  @Test
  void numbersKeepFourDigits() {
    double[] numbers = {
      0.123456, 123456.7, 1e-7 / 3, -2, Double.NaN, Double.NEGATIVE_INFINITY, 1e300
    };
    assertThat(PageJson.of(numbers))
        .isEqualTo("[0.1235,123500,3.333E-8,-2,\"NaN\",\"-Inf\",1.0E300]");
  }

  @Test
  void unknownNumbersAreNull() {
    assertThat(PageJson.of(List.of(PageJson.known(Double.NaN), PageJson.known(0.5))))
        .isEqualTo("[null,0.5]");
  }

  @Test
  void noTextEndsAScript() {
    assertThat(PageJson.of(List.of("</script>&\u2028")))
        .isEqualTo("[\"\\u003c/script\\u003e\\u0026\\u2028\"]");
  }
}

package dev.mltd.analysis.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BraillePlotTest {
  private final BraillePlot plot = new BraillePlot(10, 4);

  @Test
  void aFallingCurveBeginsAtTheTopLeftAndEndsAtTheBottomRight() {
    List<String> lines = draw(List.of(), 4, 3, 2, 1);
    assertThat(lines.get(0)).startsWith("    4.000 |").matches(".*\\|[\u2801-\u28ff].*");
    assertThat(lines.get(3)).startsWith("    1.000 |").matches(".*[\u2801-\u28ff]$");
  }

  @Test
  void aValueThatIsNotFiniteIsMarkedUnderTheAxis() {
    List<String> lines = draw(List.of(), 1, 2, Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(lines.get(4)).isEqualTo(" ".repeat(11) + "      x  x");
  }

  @Test
  void theStepsOfFindingsArePointedAt() {
    assertThat(draw(List.of(3L), 4, 3, 2, 1).get(4)).endsWith("         ^");
  }

  @Test
  void valuesOverManyDecadesAreDrawnInLogarithms() {
    assertThat(draw(List.of(), 1, 10, 1e6).get(4)).contains("(logarithmic)");
    assertThat(draw(List.of(), 1, 2, 3).get(4)).doesNotContain("logarithmic");
  }

  @Test
  void aConstantOrSinglePointIsDrawnToo() {
    assertThat(draw(List.of(), 5)).hasSize(5);
    assertThat(draw(List.of(), 5, 5, 5)).hasSize(5);
  }

  @Test
  void withoutAFiniteValueItSaysSo() {
    assertThat(draw(List.of(), Double.NaN)).containsExactly("(no finite value)");
  }

  @Test
  void theExtremesOfDoublesFitToo() {
    assertThat(draw(List.of(), -1.7e308, 1.7e308, 0)).hasSize(5);
  }

  private List<String> draw(List<Long> marked, double... values) {
    return plot.draw(LongStream.range(0, values.length).toArray(), values, marked);
  }
}

package dev.mltd.analysis.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConventionalMetricTest {
  private static final PrimaryMetric LOSS =
      new PrimaryMetric(Metric.VALIDATION_LOSS, Direction.MINIMISE);
  private static final PrimaryMetric ACCURACY =
      new PrimaryMetric(Metric.VALIDATION_ACCURACY, Direction.MAXIMISE);

  @Test
  void isTheOneByWhichMostRunsWereRanked() {
    assertThat(ConventionalMetric.of(List.of(LOSS, ACCURACY, ACCURACY))).contains(ACCURACY);
    assertThat(ConventionalMetric.of(List.of(LOSS, LOSS, ACCURACY))).contains(LOSS);
  }

  @Test
  void ofEquallyManyItIsTheSameInWhateverOrderTheRunsCome() {
    assertThat(ConventionalMetric.of(List.of(LOSS, ACCURACY))).contains(LOSS);
    assertThat(ConventionalMetric.of(List.of(ACCURACY, LOSS))).contains(LOSS);
  }

  @Test
  void isUnknownWhereNoRunWasRanked() {
    assertThat(ConventionalMetric.of(List.of())).isEmpty();
  }
}

package dev.mltd.jobs.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Series;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SyntheticRunsTest {
  private static final Shape SHAPE = new Shape(60, 12, 50);

  @Test
  void runsHaveTheShapeAskedForAndSeveralPrograms() {
    List<RunHistory> runs = all(new SyntheticRuns(SHAPE, 1));
    assertThat(runs).allSatisfy(run -> assertThat(run.series()).hasSize(12));
    assertThat(runs.stream().flatMap(run -> run.series().stream()))
        .allMatch(series -> series.size() == 50);
    assertThat(runs.stream().map(run -> run.run().runId()).distinct()).hasSize(60);
    assertThat(runs.stream().map(run -> run.run().program()).distinct()).hasSize(2);
  }

  @Test
  void noSeriesOfARunIsThereTwice() {
    assertThat(new SyntheticRuns(new Shape(1, 1500, 2), 1).run(0).series())
        .extracting(Series::toString)
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameSeedMakesTheSameRuns() {
    List<RunHistory> once = all(new SyntheticRuns(SHAPE, 1));
    List<RunHistory> again = all(new SyntheticRuns(SHAPE, 1));
    List<RunHistory> other = all(new SyntheticRuns(SHAPE, 2));
    assertThat(Arrays.deepEquals(values(again), values(once))).isTrue();
    assertThat(Arrays.deepEquals(values(other), values(once))).isFalse();
  }

  @Test
  void someRunsBlowUpAndMostDoNot() {
    long failed =
        all(new SyntheticRuns(SHAPE, 1)).stream()
            .filter(run -> run.run().status() == RunStatus.FAILED)
            .count();
    assertThat(failed).isBetween(1L, 20L);
  }

  private static List<RunHistory> all(SyntheticRuns runs) {
    return LongStream.range(0, SHAPE.runs()).mapToObj(runs::run).toList();
  }

  private static double[][] values(List<RunHistory> runs) {
    return runs.stream()
        .flatMap(run -> run.series().stream())
        .map(Series::values)
        .toArray(double[][]::new);
  }
}

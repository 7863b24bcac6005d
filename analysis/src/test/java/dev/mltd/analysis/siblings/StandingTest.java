package dev.mltd.analysis.siblings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final int POINTS = 40;

  @Test
  void aRunLikeTheOthersFallsShortOfNothing() {
    Map<Standing, Double> standing = of(run("like", 0.02, POINTS));
    assertThat(standing.get(Standing.TRAINING_SHORTFALL)).isCloseTo(0, within(0.05));
    assertThat(standing.get(Standing.LENGTH)).isZero();
    assertThat(standing.get(Standing.FIRST_LOSS)).isCloseTo(0, within(0.05));
  }

  @Test
  void aRunThatEndsHigherFallsShortAndAShorterOneIsShort() {
    assertThat(of(run("high", 0.5, POINTS)).get(Standing.TRAINING_SHORTFALL))
        .isCloseTo(0.5, within(0.05));
    assertThat(of(run("short", 0.02, POINTS / 4)).get(Standing.LENGTH))
        .isCloseTo(Math.log10(9 / 39.0), within(0.01));
  }

  @Test
  void whatWasNotRecordedIsLeftOutAndNothingIsMoreThanFarOff() {
    assertThat(of(run("like", 0.02, POINTS)))
        .doesNotContainKeys(Standing.VALIDATION_SHORTFALL, Standing.GRADIENTS, Standing.UPDATES);
    assertThat(of(run("wild", 1e30, POINTS)).values())
        .allSatisfy(value -> assertThat(value).isBetween(-10.0, 10.0));
    assertThat(Standing.of(run("alone", 0.1, POINTS), alone())).doesNotContainKey(Standing.NOISE);
  }

  private static Map<Standing, Double> of(MeasuredRun run) {
    YardstickBuilder builder = new YardstickBuilder(run.program());
    IntStream.range(0, 12).forEach(k -> builder.add(run("good-" + k, 0.01 + 0.001 * k, POINTS)));
    return Standing.of(run, builder.build().leavingOut(run));
  }

  private static Siblings alone() {
    MeasuredRun run = run("alone", 0.1, POINTS);
    return new YardstickBuilder(run.program()).add(run).build().leavingOut(run);
  }

  /** A training loss from about 1 down to a level. */
  private static MeasuredRun run(String id, double end, int points) {
    double[] values =
        IntStream.range(0, points)
            .mapToDouble(k -> end + (1 - end) * Math.exp(-8.0 * k / points))
            .toArray();
    return new MeasuredRun(
        id,
        "",
        new Program("p"),
        id,
        RunStatus.FINISHED,
        false,
        1,
        RunConfig.of(Map.of("end", String.valueOf(end))),
        DataProfile.UNKNOWN,
        List.of(
            new MeasuredSeries(
                Metric.TRAIN_LOSS,
                "",
                Direction.MINIMISE,
                Curve.of(LongStream.range(0, points).toArray(), values))));
  }
}

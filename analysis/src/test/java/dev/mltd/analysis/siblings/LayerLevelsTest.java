package dev.mltd.analysis.siblings;

import static dev.mltd.analysis.archive.Metric.UPDATE_RATIO;
import static dev.mltd.analysis.archive.Metric.WEIGHT_NORM;
import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.LayerLevels;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LayerLevelsTest {
  private final MeasuredRun run =
      new MeasuredRun(
          "run",
          "experiment",
          new Program("program"),
          "group",
          RunStatus.FINISHED,
          false,
          NaN,
          RunConfig.empty(),
          DataProfile.UNKNOWN,
          List.of(
              series(UPDATE_RATIO, "", 100),
              series(UPDATE_RATIO, "frozen", 0, 0, 0),
              series(UPDATE_RATIO, "first", 1, 2, 3),
              series(UPDATE_RATIO, "middle", 5, 5, 5),
              series(UPDATE_RATIO, "last", 9, 9, NaN),
              series(WEIGHT_NORM, "broken", NaN, NaN)));

  @Test
  void areTheTypicalLevelsOfTheLayersThatMove() {
    assertThat(LayerLevels.of(run, UPDATE_RATIO)).contains(new LayerLevels(5, 9));
  }

  @Test
  void areAbsentWithoutAFiniteLayer() {
    assertThat(LayerLevels.of(run, WEIGHT_NORM)).isEmpty();
    assertThat(Sibling.of(run).layers()).containsOnlyKeys(UPDATE_RATIO);
  }

  private static MeasuredSeries series(Metric metric, String layer, double... values) {
    long[] steps = LongStream.range(0, values.length).toArray();
    return new MeasuredSeries(metric, layer, Direction.UNKNOWN, Curve.of(steps, values));
  }
}

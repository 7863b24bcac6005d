package dev.mltd.analysis.report.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.StepUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArmCurvesTest {
  private static final Metric PRIMARY = Metric.written("test accuracy");
  private static final Series OF_A_LAYER = series(PRIMARY, "dense");

  @Test
  void thePrimaryMetricIsDrawnOfEveryTraining() {
    RunHistory control = run(Arm.CONTROL, 1, whole("validation loss"), whole("test accuracy"));
    RunHistory treatment = run(Arm.TREATMENT, 2, whole("test accuracy"));
    assertThat(ArmCurves.of(List.of(control, treatment), PRIMARY))
        .extracting(
            FixOutcome.ArmCurve::arm,
            FixOutcome.ArmCurve::seed,
            curve -> curve.series().metric().toString())
        .containsExactly(
            tuple(Arm.CONTROL, 1L, "test accuracy"), tuple(Arm.TREATMENT, 2L, "test accuracy"));
  }

  @Test
  void whereItWasNotRecordedWhatComesClosestIsDrawn() {
    assertThat(drawn("train loss", "validation loss", "train accuracy"))
        .isEqualTo("train accuracy");
    assertThat(drawn("train rmse", "train loss", "validation loss")).isEqualTo("validation loss");
    assertThat(drawn("train rmse", "train loss")).isEqualTo("train loss");
    assertThat(drawn("train rmse")).isEqualTo("train rmse");
  }

  @Test
  void aTrainingWithoutTheMetricThatIsDrawnHasNoCurve() {
    assertThat(
            ArmCurves.of(
                List.of(
                    run(Arm.CONTROL, 1, whole("test accuracy")),
                    run(Arm.TREATMENT, 1, whole("train loss"))),
                PRIMARY))
        .extracting(FixOutcome.ArmCurve::arm)
        .containsExactly(Arm.CONTROL);
  }

  @Test
  void aLayersCurveIsNotDrawn() {
    assertThat(ArmCurves.of(List.of(run(Arm.CONTROL, 1, OF_A_LAYER)), PRIMARY)).isEmpty();
  }

  private static String drawn(String... recorded) {
    Series[] series = Stream.of(recorded).map(ArmCurvesTest::whole).toArray(Series[]::new);
    return ArmCurves.of(List.of(run(Arm.CONTROL, 1, series)), PRIMARY)
        .get(0)
        .series()
        .metric()
        .toString();
  }

  private static RunHistory run(Arm arm, long seed, Series... series) {
    return new RunHistory(
        Run.of("run", new Program("program"))
            .seed(seed)
            .retrainingOf("parent", "training", arm)
            .build(),
        List.of(series));
  }

  private static Series whole(String metric) {
    return series(Metric.written(metric), "");
  }

  private static Series series(Metric metric, String layer) {
    return new Series(
        metric,
        layer,
        new Naming(metric.name(), "table", Direction.UNKNOWN),
        StepUnit.STEP,
        new long[] {0, 1},
        new double[] {0.1, 0.2},
        new double[0]);
  }
}

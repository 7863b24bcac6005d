package dev.mltd.analysis.imports.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.PointCounts;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.StepUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SeriesBuilderTest {
  private static final Naming NAMING = new Naming("loss", "table", Direction.MINIMISE);

  private record Point(double step, double value) {}

  @Test
  void anEqualRepeatIsDroppedAndAnUnequalOneReplaces() {
    BuiltSeries built =
        build(points(new Point(0, 1), new Point(0, 1), new Point(1, 2), new Point(1, 3)), 100);
    assertThat(built.series().steps()).containsExactly(0, 1);
    assertThat(built.series().values()).containsExactly(1, 3);
    assertThat(built.counts()).isEqualTo(new PointCounts(4, 2, 1, 1, 0, 0));
  }

  @Test
  void nanRepeatsNanAndZeroRepeatsNegativeZero() {
    BuiltSeries built =
        build(
            points(
                new Point(0, Double.NaN),
                new Point(0, Double.NaN),
                new Point(1, 0.0),
                new Point(1, -0.0)),
            100);
    assertThat(built.counts()).isEqualTo(new PointCounts(4, 2, 2, 0, 0, 0));
  }

  @Test
  void whereARestartMakesVoidWhatFollowedItThatIsReplaced() {
    Points points =
        points(
            new Point(0, 5),
            new Point(10, 4),
            new Point(20, 3),
            new Point(5, 4.5),
            new Point(15, 4.25));
    BuiltSeries built = build(points.preempting(), 100);
    assertThat(built.series().steps()).containsExactly(0, 5, 15);
    assertThat(built.series().values()).containsExactly(5, 4.5, 4.25);
    assertThat(built.counts()).isEqualTo(new PointCounts(5, 3, 0, 2, 0, 1));
  }

  @Test
  void aRestartLosesNothing() {
    BuiltSeries built =
        build(
            points(
                new Point(0, 5),
                new Point(10, 4),
                new Point(20, 3),
                new Point(5, 4.5),
                new Point(10, 4.25)),
            100);
    assertThat(built.series().steps()).containsExactly(0, 5, 10, 20);
    assertThat(built.series().values()).containsExactly(5, 4.5, 4.25, 3);
    assertThat(built.counts()).isEqualTo(new PointCounts(5, 4, 0, 1, 0, 1));
  }

  @Test
  void fractionalStepsBecomeRanks() {
    BuiltSeries built =
        build(points(new Point(0.5, 1), new Point(2, 2), new Point(1.25, 3), new Point(2, 4)), 100);
    assertThat(built.series().stepUnit()).isEqualTo(StepUnit.RANK);
    assertThat(built.series().steps()).containsExactly(0, 1, 2);
    assertThat(built.series().values()).containsExactly(1, 3, 4);
    assertThat(built.counts()).isEqualTo(new PointCounts(4, 3, 0, 1, 0, 1));
  }

  @Test
  void stepsBeyondWhatADoubleHoldsStayApart() {
    long large = (1L << 53) + 1;
    Points points = new Points();
    points.add(large - 1, 1);
    points.add(large, 2);
    assertThat(build(points, 100).series().steps()).containsExactly(large - 1, large);
  }

  @Test
  void timesFollowTheirPoints() {
    Points points = new Points();
    points.add(3, 1);
    points.add(1, 2, 60);
    Series series = build(points, 100).series();
    assertThat(series.steps()).containsExactly(1, 3);
    assertThat(series.seconds()).containsExactly(60, Double.NaN);
  }

  @Test
  void aLongSeriesKeepsItsEndsExtremesAndEverythingNotFinite() {
    Points points = new Points();
    for (int step = 0; step < 10_000; step++) {
      points.add(step, step == 4_321 ? 99 : step == 8_765 ? -99 : step == 5_555 ? Double.NaN : 1);
    }
    BuiltSeries built = build(points, 100);
    assertThat(built.series().size()).isLessThanOrEqualTo(100);
    assertThat(built.series().steps()).contains(0, 4_321, 5_555, 8_765, 9_999);
    assertThat(built.counts().thinned()).isEqualTo(10_000 - built.series().size());
    assertThat(built.noiseBeforeThinning()).isPresent();
  }

  @Test
  void aSeriesOfNothingButNanIsNotThinned() {
    Points points = new Points();
    for (int step = 0; step < 1_000; step++) {
      points.add(step, Double.NaN);
    }
    assertThat(build(points, 100).series().size()).isEqualTo(1_000);
  }

  @Test
  void anEmptySeriesIsRefused() {
    assertThatThrownBy(() -> build(new Points(), 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loss");
  }

  @Test
  void aStepThatIsNotFiniteIsRefused() {
    assertThatThrownBy(() -> new Points().addAt(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void everyPointIsAccountedFor(@ForAll("histories") List<Point> history) {
    PointCounts counts = build(points(history), 20).counts();
    assertThat(counts.read()).isEqualTo(history.size());
    assertThat(counts.kept() + counts.repeats() + counts.replaced() + counts.thinned())
        .isEqualTo(counts.read());
  }

  @Property
  void stepsStrictlyIncrease(@ForAll("histories") List<Point> history) {
    long[] steps = build(points(history), 20).series().steps();
    for (int i = 1; i < steps.length; i++) {
      assertThat(steps[i]).isGreaterThan(steps[i - 1]);
    }
  }

  @Property
  void theLastValueOfAStepIsKept(@ForAll("histories") List<Point> history) {
    Series series = build(points(history), Integer.MAX_VALUE).series();
    List<Double> steps = history.stream().map(Point::step).distinct().sorted().toList();
    assertThat(series.size()).isEqualTo(steps.size());
    for (int i = 0; i < series.size(); i++) {
      double step = steps.get(i);
      Double last =
          history.stream()
              .filter(point -> point.step() == step)
              .reduce((earlier, later) -> later)
              .orElseThrow()
              .value();
      assertThat(series.values()[i]).isEqualTo(last);
    }
  }

  @Property
  void buildingTwiceChangesNothing(@ForAll("histories") List<Point> history) {
    Series once = build(points(history), 20).series();
    Points again = new Points();
    for (int i = 0; i < once.size(); i++) {
      again.add(once.steps()[i], once.values()[i]);
    }
    BuiltSeries twice = build(again, 20);
    assertThat(twice.series().steps()).containsExactly(once.steps());
    assertThat(twice.series().values()).containsExactly(once.values());
    assertThat(twice.counts()).isEqualTo(new PointCounts(once.size(), once.size(), 0, 0, 0, 0));
  }

  @Property
  void piecesPutTogetherAreTheWhole(
      @ForAll("histories") List<Point> history, @ForAll int anywhere) {
    int cut = Math.floorMod(anywhere, history.size());
    Points together = points(history.subList(0, cut));
    together.append(points(history.subList(cut, history.size())));
    BuiltSeries whole = build(points(history), 20);
    BuiltSeries joined = build(together, 20);
    assertThat(joined.counts()).isEqualTo(whole.counts());
    assertThat(joined.series().steps()).containsExactly(whole.series().steps());
    assertThat(joined.series().values()).containsExactly(whole.series().values());
  }

  @Provide
  Arbitrary<List<Point>> histories() {
    // Numbers that differ by more than a sign of zero, so that "equal" is as in the builder.
    Arbitrary<Double> values =
        Arbitraries.of(1.0, 2.0, -3.5, Double.NaN, Double.POSITIVE_INFINITY, 1e300);
    Arbitrary<Double> steps =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 30).map(Integer::doubleValue),
            Arbitraries.of(0.5, 7.25));
    return Combinators.combine(steps, values).as(Point::new).list().ofMinSize(1).ofMaxSize(80);
  }

  private static Points points(Point... history) {
    return points(List.of(history));
  }

  private static Points points(List<Point> history) {
    Points points = new Points();
    history.forEach(point -> points.addAt(point.step(), point.value()));
    return points;
  }

  private static BuiltSeries build(Points points, int mostPoints) {
    return SeriesBuilder.build(points, Metric.TRAIN_LOSS, "", NAMING, mostPoints);
  }
}

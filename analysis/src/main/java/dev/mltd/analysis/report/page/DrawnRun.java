package dev.mltd.analysis.report.page;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.stats.Quantile;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a page needs of a run's history: a few curves of few points, as JSON already, since this is
 * made where the history lies.
 *
 * @param config hyper-parameters, sorted
 * @param curves a JSON array
 * @param depth the gradients by layer, a JSON value; null where there are none
 */
public record DrawnRun(
    String runId,
    String name,
    String owner,
    Map<String, String> config,
    String curves,
    String depth)
    implements Serializable {
  private static final int MOST_CURVES = 16;
  private static final int FEWEST_LAYERS = 2;

  /** A curve that is drawn whatever it shows. */
  public static String key(String metric, String split, String layer) {
    return metric + "\n" + split + "\n" + layer;
  }

  /**
   * Draws a run.
   *
   * @param pointedAt the {@linkplain #key keys} of curves that findings are about
   * @param points most points of a curve
   */
  public static DrawnRun of(RunHistory history, Set<String> pointedAt, int points) {
    Run run = history.run();
    List<Series> chosen = chosen(history.series(), pointedAt);
    return new DrawnRun(
        run.runId(),
        run.name(),
        run.owner(),
        new HashMap<>(run.config().values()),
        PageJson.of(chosen.stream().map(series -> DrawnCurve.of(series, points)).toList()),
        PageJson.of(Depth.of(history.series())));
  }

  private static List<Series> chosen(List<Series> all, Set<String> pointedAt) {
    Stream<Series> pointed = all.stream().filter(series -> pointedAt.contains(key(series)));
    Stream<Series> always =
        MetricKind.drawn().stream()
            .flatMap(kind -> all.stream().filter(series -> isOfWholeModel(series, kind)));
    return Stream.concat(pointed, always)
        .filter(series -> series.size() > 0)
        .distinct()
        .limit(MOST_CURVES)
        .toList();
  }

  private static boolean isOfWholeModel(Series series, MetricKind kind) {
    return series.layer().isEmpty() && series.metric().name().equals(kind.canonical());
  }

  private static String key(Series series) {
    return key(series.metric().name(), series.metric().split().stored(), series.layer());
  }

  /**
   * One curve.
   *
   * @param unit of the steps
   * @param points that were recorded
   */
  @SuppressWarnings("ArrayRecordComponent") // Bulk data that is written, never compared.
  record DrawnCurve(
      String metric, String split, String layer, String unit, int points, long[] x, double[] y) {
    static DrawnCurve of(Series series, int most) {
      CurvePoints points = CurvePoints.of(series, most);
      return new DrawnCurve(
          series.metric().name(),
          series.metric().split().stored(),
          series.layer(),
          series.stepUnit().name().toLowerCase(Locale.ROOT),
          series.size(),
          points.x(),
          points.y());
    }
  }

  /**
   * The gradients by layer.
   *
   * @param levels the typical norm of every layer in the first, middle and last third of the steps
   */
  record Depth(List<String> layers, List<double[]> levels) {
    static Optional<Depth> of(List<Series> all) {
      List<Series> layers =
          all.stream()
              .filter(
                  series ->
                      series.metric().equals(Metric.GRADIENT_NORM)
                          && !series.layer().isEmpty()
                          && series.size() > 0)
              .toList();
      return layers.size() < FEWEST_LAYERS
          ? Optional.empty()
          : Optional.of(
              new Depth(
                  layers.stream().map(Series::layer).toList(),
                  IntStream.range(0, 3).mapToObj(third -> levels(layers, third)).toList()));
    }

    private static double[] levels(List<Series> layers, int third) {
      return layers.stream().mapToDouble(layer -> level(layer.values(), third)).toArray();
    }
  }

  private static double level(double[] values, int third) {
    int from = third * values.length / 3;
    int to = Math.max(from + 1, (third + 1) * values.length / 3);
    double[] finite =
        Arrays.stream(values, from, Math.min(to, values.length)).filter(Double::isFinite).toArray();
    return finite.length == 0 ? Double.NaN : Quantile.median(finite);
  }
}

package dev.mltd.analysis.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.stats.Quantile;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
        PageJson.of(
            json -> {
              json.writeStartArray();
              for (Series series : chosen) {
                write(json, series, points);
              }
              json.writeEndArray();
            }),
        PageJson.of(json -> writeDepth(json, history.series())));
  }

  private static List<Series> chosen(List<Series> all, Set<String> pointedAt) {
    List<Series> chosen = new ArrayList<>();
    for (Series series : all) {
      if (series.size() > 0 && pointedAt.contains(key(series))) {
        chosen.add(series);
      }
    }
    for (MetricKind kind : MetricKind.drawn()) {
      for (Series series : all) {
        if (series.size() > 0
            && series.layer().isEmpty()
            && series.metric().name().equals(kind.canonical())
            && !chosen.contains(series)) {
          chosen.add(series);
        }
      }
    }
    return chosen.subList(0, Math.min(chosen.size(), MOST_CURVES));
  }

  private static String key(Series series) {
    return key(series.metric().name(), series.metric().split().stored(), series.layer());
  }

  private static void write(JsonGenerator json, Series series, int points) throws IOException {
    int[] places = CurvePoints.choose(series.values(), points);
    json.writeStartObject();
    json.writeStringField("metric", series.metric().name());
    json.writeStringField("split", series.metric().split().stored());
    json.writeStringField("layer", series.layer());
    json.writeStringField("unit", series.stepUnit().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("points", series.size());
    json.writeArrayFieldStart("x");
    for (int place : places) {
      json.writeNumber(series.steps()[place]);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("y");
    for (int place : places) {
      PageJson.number(json, series.values()[place]);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The typical gradient norm of every layer in the first, middle and last third of the steps. */
  private static void writeDepth(JsonGenerator json, List<Series> all) throws IOException {
    List<Series> layers =
        all.stream()
            .filter(
                series ->
                    series.metric().equals(Metric.GRADIENT_NORM)
                        && !series.layer().isEmpty()
                        && series.size() > 0)
            .toList();
    if (layers.size() < FEWEST_LAYERS) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeArrayFieldStart("layers");
    for (Series layer : layers) {
      json.writeString(layer.layer());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("levels");
    for (int third = 0; third < 3; third++) {
      json.writeStartArray();
      for (Series layer : layers) {
        PageJson.number(json, level(layer.values(), third));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static double level(double[] values, int third) {
    int from = third * values.length / 3;
    int to = Math.max(from + 1, (third + 1) * values.length / 3);
    double[] finite =
        Arrays.stream(values, from, Math.min(to, values.length)).filter(Double::isFinite).toArray();
    return finite.length == 0 ? Double.NaN : Quantile.median(finite);
  }
}

package dev.mltd.retrain;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import java.util.List;
import java.util.Locale;

/** Finds curves in recorded histories. */
public final class Histories {
  private Histories() {}

  /** The values of a curve of the whole model. */
  public static double[] values(RunHistory history, Metric metric) {
    return values(history, metric, "");
  }

  /** The values of a curve of one layer or class. */
  public static double[] values(RunHistory history, Metric metric, String layer) {
    return history.series().stream()
        .filter(series -> series.metric().equals(metric) && series.layer().equals(layer))
        .findFirst()
        .map(Series::values)
        .orElseThrow(() -> new AssertionError("no " + metric + " of '" + layer + "'"));
  }

  /** The last value of a curve of the whole model. */
  public static double end(RunHistory history, Metric metric) {
    return end(history, metric, "");
  }

  /** The last value of a curve of one layer or class. */
  public static double end(RunHistory history, Metric metric, String layer) {
    double[] values = values(history, metric, layer);
    return values[values.length - 1];
  }

  /** The layers (or classes) of a metric, in the order of the history. */
  public static List<String> layers(RunHistory history, Metric metric) {
    return history.series().stream()
        .filter(series -> series.metric().equals(metric))
        .map(Series::layer)
        .toList();
  }

  /** All that a history says but its times, which differ on every repetition. */
  public static String numbers(RunHistory history) {
    StringBuilder text = new StringBuilder();
    for (Series series : history.series()) {
      text.append(series).append('\n');
      for (int k = 0; k < series.size(); k++) {
        text.append(String.format(Locale.ROOT, "  %d %s%n", series.steps()[k], series.values()[k]));
      }
    }
    return text.toString();
  }
}

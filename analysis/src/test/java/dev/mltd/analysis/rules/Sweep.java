package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;

import dev.mltd.analysis.finding.HistoryBuilder;
import dev.mltd.analysis.measure.MeasuredRun;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A sweep as siblings for tests: twelve configs, a few of which reach an accuracy of 0.86. */
final class Sweep {
  private static final int CONFIGS = 12;

  private Sweep() {}

  /** Twenty evaluations each, rising evenly from 0.1; other series are the same in all runs. */
  static List<MeasuredRun> of(UnaryOperator<HistoryBuilder> series) {
    return IntStream.range(0, CONFIGS)
        .mapToObj(
            k -> {
              double slope = k < 4 ? 0.04 - 0.0002 * k : 0.02;
              return series
                  .apply(
                      history()
                          .named("sibling" + k)
                          .config("width", k)
                          .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + slope * i))
                  .build();
            })
        .toList();
  }
}

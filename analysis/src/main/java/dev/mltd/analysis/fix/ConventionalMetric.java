package dev.mltd.analysis.fix;

import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The metric by which a program's fixes are judged where its team states none. */
public final class ConventionalMetric {
  private ConventionalMetric() {}

  /**
   * The one by which most runs were ranked, of equally many the last by name.
   *
   * @param ofRuns of each run of the program that was ranked
   */
  public static Optional<PrimaryMetric> of(List<PrimaryMetric> ofRuns) {
    return ofRuns.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(
            Map.Entry.<PrimaryMetric, Long>comparingByValue()
                .thenComparing(one -> one.getKey().toString()))
        .map(Map.Entry::getKey);
  }
}

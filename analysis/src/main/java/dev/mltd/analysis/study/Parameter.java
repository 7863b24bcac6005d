package dev.mltd.analysis.study;

import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.stats.Rounded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A hyper-parameter over the configs of a study, sorted into few bins: each value of few, sixths of
 * many numbers, and the most frequent of many texts. A config that lacks it (a conditional one) is
 * in a bin of its own.
 *
 * @param name its key
 * @param bins which bin each config is in
 * @param labels of the bins
 * @param numbers by config, NaN where absent; empty unless all present values are numbers
 */
@SuppressWarnings("ArrayRecordComponent") // Bulk data that is read, never compared with equals.
record Parameter(String name, int[] bins, List<String> labels, double[] numbers) {
  private static final int MOST_VALUES = 6;
  private static final String ABSENT = "absent";
  private static final String OTHER = "other";

  /** The parameter of these configs; empty when it is the same in all. */
  static Optional<Parameter> of(String name, List<ReplicateGroup> groups) {
    List<Optional<String>> texts = groups.stream().map(group -> group.config().text(name)).toList();
    if (texts.stream().distinct().count() < 2) {
      return Optional.empty();
    }
    double[] numbers = groups.stream().mapToDouble(group -> number(group.config(), name)).toArray();
    boolean numeric = true;
    for (int k = 0; k < numbers.length; k++) {
      numeric &= texts.get(k).isEmpty() || Double.isFinite(numbers[k]);
    }
    Parameter parameter = numeric ? ofNumbers(name, numbers) : ofTexts(name, texts);
    return parameter.labels.size() < 2 ? Optional.empty() : Optional.of(parameter);
  }

  private static double number(RunConfig config, String name) {
    return config.number(name).orElse(Double.NaN);
  }

  private static Parameter ofNumbers(String name, double[] numbers) {
    double[] present = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
    double[] distinct = Arrays.stream(present).distinct().toArray();
    double[] ends = distinct.length <= MOST_VALUES ? distinct : quantiles(present);
    List<String> labels = new ArrayList<>();
    double from = distinct[0];
    for (double end : ends) {
      labels.add(
          distinct.length <= MOST_VALUES
              ? Rounded.toThreeDigits(end)
              : "%s to %s".formatted(Rounded.toThreeDigits(from), Rounded.toThreeDigits(end)));
      from = Arrays.stream(distinct).filter(value -> value > end).findFirst().orElse(end);
    }
    int[] bins = new int[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      if (Double.isFinite(numbers[k])) {
        int found = Arrays.binarySearch(ends, numbers[k]);
        bins[k] = Math.min(ends.length - 1, found >= 0 ? found : -found - 1);
      } else {
        bins[k] = ends.length;
      }
    }
    if (present.length < numbers.length) {
      labels.add(ABSENT);
    }
    return new Parameter(name, bins, List.copyOf(labels), numbers);
  }

  /** Distinct upper ends of sixths. */
  private static double[] quantiles(double[] sorted) {
    double[] ends = new double[MOST_VALUES];
    for (int k = 0; k < MOST_VALUES; k++) {
      ends[k] = sorted[(k + 1) * (sorted.length - 1) / MOST_VALUES];
    }
    ends[MOST_VALUES - 1] = sorted[sorted.length - 1];
    return Arrays.stream(ends).distinct().toArray();
  }

  private static Parameter ofTexts(String name, List<Optional<String>> texts) {
    Map<String, Long> counts =
        texts.stream()
            .collect(Collectors.groupingBy(text -> text.orElse(ABSENT), Collectors.counting()));
    List<String> labels =
        new ArrayList<>(
            counts.entrySet().stream()
                .sorted(
                    Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .map(Map.Entry::getKey)
                .toList());
    if (counts.size() > labels.size()) {
      labels.add(OTHER);
    }
    Map<String, Integer> indices = new HashMap<>();
    for (int k = 0; k < labels.size(); k++) {
      indices.putIfAbsent(labels.get(k), k);
    }
    int[] bins =
        texts.stream()
            .mapToInt(text -> indices.getOrDefault(text.orElse(ABSENT), labels.size() - 1))
            .toArray();
    return new Parameter(name, bins, List.copyOf(labels), new double[0]);
  }

  boolean isNumeric() {
    return numbers.length > 0;
  }
}

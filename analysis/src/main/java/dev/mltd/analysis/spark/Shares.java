package dev.mltd.analysis.spark;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.imports.points.Points;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ranges of metrics that are shares, which some programs log in per cent. Only a program as a
 * whole can tell: one of its runs may never exceed 1 %.
 */
final class Shares implements Serializable {
  private static final long serialVersionUID = 1;

  private static final Set<String> NAMES =
      Set.of(Metric.ACCURACY, "balanced_accuracy", "top_5_accuracy");

  /** A share is never larger; the half above allows for weighted ones. */
  private static final double LARGEST_SHARE = 1.5;

  private static final double LARGEST_PERCENTAGE = 100.0001;

  private final HashMap<List<String>, Range> ranges = new HashMap<>();

  private record Range(double smallest, double largest) implements Serializable {
    Range with(Range other) {
      return new Range(Math.min(smallest, other.smallest), Math.max(largest, other.largest));
    }
  }

  /** Ranges that were kept. */
  static Shares of(List<ShareRow> rows) {
    Shares shares = new Shares();
    rows.forEach(
        row -> shares.add(row.program(), row.rawName(), new Range(row.smallest(), row.largest())));
    return shares;
  }

  /** The ranges, to be kept. */
  List<ShareRow> rows() {
    return ranges.entrySet().stream()
        .map(
            range ->
                new ShareRow(
                    range.getKey().get(0),
                    range.getKey().get(1),
                    range.getValue().smallest(),
                    range.getValue().largest()))
        .toList();
  }

  /** Notes points of a metric, if it is a share. */
  void add(String program, String rawName, Metric metric, Points points) {
    if (NAMES.contains(metric.name())) {
      add(program, rawName, new Range(points.smallest(), points.largest()));
    }
  }

  private void add(String program, String rawName, Range range) {
    ranges.merge(List.of(program, rawName), range, Range::with);
  }

  /** Notes all that others noted. */
  Shares plus(Shares other) {
    other.ranges.forEach((key, range) -> ranges.merge(key, range, Range::with));
    return this;
  }

  /**
   * Per program, the raw names whose values are per cent: all between 0 and 100, some beyond what a
   * share can be.
   */
  Map<String, Set<String>> percentages() {
    HashMap<String, Set<String>> found = new HashMap<>();
    ranges.forEach(
        (key, range) -> {
          if (range.largest() > LARGEST_SHARE
              && range.largest() <= LARGEST_PERCENTAGE
              && range.smallest() >= 0) {
            found.computeIfAbsent(key.get(0), newProgram -> new TreeSet<>()).add(key.get(1));
          }
        });
    return found;
  }

  /** Whether anything of these would be judged otherwise together with others. */
  boolean changedBy(Shares all) {
    Map<String, Set<String>> before = percentages();
    Map<String, Set<String>> after = all.percentages();
    return ranges.keySet().stream().anyMatch(key -> contains(before, key) != contains(after, key));
  }

  private static boolean contains(Map<String, Set<String>> percentages, List<String> key) {
    return percentages.getOrDefault(key.get(0), Set.of()).contains(key.get(1));
  }
}

package dev.mltd.analysis.imports.names;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The ranges of metrics that are shares, which some programs log in per cent. Only a program as a
 * whole can tell: one of its runs may never exceed 1 %. An archive keeps the ranges of its programs
 * as their tools wrote them, and its runs in shares.
 */
public final class Shares implements Serializable {
  private static final long serialVersionUID = 1;

  private static final double PERCENT = 100;

  private final HashMap<List<String>, ShareRange> ranges = new HashMap<>();

  /** The ranges, to be kept. */
  public List<ShareRange> ranges() {
    return List.copyOf(ranges.values());
  }

  /** Notes values of a metric, if it is one that may be in per cent. */
  public void add(String program, String rawName, Metric metric, double... values) {
    if (MetricKind.named(metric.name()).filter(MetricKind::mayBePerCent).isPresent()) {
      DoubleSummaryStatistics finite =
          Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
      add(new ShareRange(program, rawName, finite.getMin(), finite.getMax()));
    }
  }

  /** Notes a history whose values stand as its tool wrote them. */
  public void add(RunHistory history) {
    for (Series series : history.series()) {
      add(
          history.run().program().name(),
          series.naming().rawName(),
          series.metric(),
          series.values());
    }
  }

  /** Notes a range that was kept. */
  public void add(ShareRange range) {
    ranges.merge(List.of(range.program(), range.rawName()), range, ShareRange::with);
  }

  /** Notes all that others noted. */
  public Shares plus(Shares other) {
    other.ranges.values().forEach(this::add);
    return this;
  }

  /** Per program, the raw names whose values are per cent. */
  public Map<String, Set<String>> percentages() {
    return ranges.values().stream()
        .filter(ShareRange::isPerCent)
        .collect(
            Collectors.groupingBy(
                ShareRange::program, Collectors.mapping(ShareRange::rawName, Collectors.toSet())));
  }

  /** Whether a program logs what it calls by that raw name in per cent. */
  public boolean isPerCent(String program, String rawName) {
    ShareRange range = ranges.get(List.of(program, rawName));
    return range != null && range.isPerCent();
  }

  /** A history whose values stand as its tool wrote them, with percentages turned into shares. */
  public RunHistory asShares(RunHistory history) {
    Run run = history.run();
    Map<String, Double> summary = new TreeMap<>(run.summary());
    List<Series> series = new ArrayList<>();
    for (Series one : history.series()) {
      String rawName = one.naming().rawName();
      if (isPerCent(run.program().name(), rawName)) {
        series.add(one.withValues(Arrays.stream(one.values()).map(Shares::ofPerCent).toArray()));
        summary.computeIfPresent(Run.NOISE_OF + rawName, (name, noise) -> ofPerCent(noise));
      } else {
        series.add(one);
      }
    }
    return new RunHistory(run.withSummary(summary), series);
  }

  /** The share that a percentage is. */
  public static double ofPerCent(double value) {
    return value / PERCENT;
  }

  /** Whether anything of these would be judged otherwise together with others. */
  public boolean changedBy(Shares all) {
    return ranges.values().stream()
        .anyMatch(range -> range.isPerCent() != all.isPerCent(range.program(), range.rawName()));
  }
}

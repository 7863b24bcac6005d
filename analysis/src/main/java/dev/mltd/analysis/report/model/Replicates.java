package dev.mltd.analysis.report.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.mltd.analysis.archive.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Runs of one config that differ in their seeds only, by the primary metric of their program.
 *
 * @param config the settings in which it differs from others of its program
 * @param runs all of them, those that ended without a value included
 * @param valued runs that ended with a finite value
 * @param mean of those
 * @param deviation of those
 * @param lower end of the mean's 95 % interval by Student's t
 * @param upper end of the same
 */
public record Replicates(
    String program,
    SortedMap<String, String> config,
    String metric,
    @JsonIgnore Direction direction,
    int runs,
    int valued,
    double mean,
    double deviation,
    double lower,
    double upper) {

  /**
   * The best groups of one program, on one scale.
   *
   * @param from lowest end of all intervals
   * @param to highest end of all intervals
   */
  public record OfProgram(
      String name, String metric, double from, double to, List<Replicates> groups) {}

  private static final int MOST_OF_A_PROGRAM = 8;
  private static final double CONFIDENCE = 0.95;

  /**
   * The best groups of every program by the worse end of their interval, never by a lucky run.
   *
   * @param configs of each group
   */
  public static List<Replicates> best(
      List<RunLine> runs, Map<String, SortedMap<String, String>> configs) {
    Map<String, Map<String, List<RunLine>>> programs =
        runs.stream()
            .filter(run -> run.direction() != Direction.UNKNOWN)
            .collect(
                Collectors.groupingBy(
                    RunLine::program, TreeMap::new, Collectors.groupingBy(RunLine::group)));
    List<Replicates> best = new ArrayList<>();
    programs.forEach(
        (program, groups) -> {
          Map<String, SortedMap<String, String>> telling = telling(groups.keySet(), configs);
          groups.entrySet().stream()
              .flatMap(group -> of(group.getValue(), telling.get(group.getKey())).stream())
              .sorted(Comparator.comparingDouble(Replicates::pessimistic))
              .limit(MOST_OF_A_PROGRAM)
              .forEach(best::add);
        });
    return best;
  }

  /** The same groups, program by program. */
  public static List<OfProgram> byProgram(List<Replicates> groups) {
    return groups.stream()
        .collect(Collectors.groupingBy(Replicates::program, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            entry ->
                new OfProgram(
                    entry.getKey(),
                    entry.getValue().get(0).metric(),
                    entry.getValue().stream().mapToDouble(Replicates::lower).min().orElseThrow(),
                    entry.getValue().stream().mapToDouble(Replicates::upper).max().orElseThrow(),
                    entry.getValue()))
        .toList();
  }

  /** The worse end of the interval, turned so that lower is better. */
  private double pessimistic() {
    return direction == Direction.MAXIMISE ? -lower : upper;
  }

  private static List<Replicates> of(List<RunLine> runs, SortedMap<String, String> config) {
    SummaryStatistics values = new SummaryStatistics();
    runs.stream().mapToDouble(RunLine::value).filter(Double::isFinite).forEach(values::addValue);
    int valued = (int) values.getN();
    if (valued < 2) {
      return List.of();
    }
    double half =
        new TDistribution(null, valued - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
            * values.getStandardDeviation()
            / Math.sqrt(valued);
    RunLine one = runs.get(0);
    return List.of(
        new Replicates(
            one.program(),
            config,
            one.metric(),
            one.direction(),
            runs.size(),
            valued,
            values.getMean(),
            values.getStandardDeviation(),
            values.getMean() - half,
            values.getMean() + half));
  }

  /** Of each group, the settings that are not the same in all groups. */
  private static Map<String, SortedMap<String, String>> telling(
      Set<String> groups, Map<String, SortedMap<String, String>> configs) {
    Map<String, SortedMap<String, String>> telling = new TreeMap<>();
    groups.forEach(
        group -> telling.put(group, new TreeMap<>(configs.getOrDefault(group, new TreeMap<>()))));
    Map<String, String> same = new TreeMap<>(telling.values().iterator().next());
    telling.values().forEach(config -> same.entrySet().retainAll(config.entrySet()));
    telling.values().forEach(config -> config.entrySet().removeAll(same.entrySet()));
    return telling;
  }
}

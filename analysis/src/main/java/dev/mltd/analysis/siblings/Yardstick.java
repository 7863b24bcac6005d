package dev.mltd.analysis.siblings;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.PrimaryMetric;
import dev.mltd.analysis.stats.Quantile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What the good runs of a program look like. In a real sweep most runs are ill, so the typical run
 * is no yardstick: the best quarter of the finite ones is.
 *
 * @param program whose runs these are
 * @param configs distinct ones among the runs that may serve as a yardstick
 * @param ranking the metric by which the runs were ranked, at most one; an {@link Optional} could
 *     not travel to the executors
 * @param good representatives of the best quarter of the configs, best first
 * @param initial by metric, where runs begin: the median first value over all runs
 * @param replicateNoise standard deviation of the primary metric's end between runs that differ
 *     only in their seed; NaN when no config was repeated
 * @param replicates by group, how its runs end, where one of them ended finite
 */
public record Yardstick(
    Program program,
    int configs,
    List<PrimaryMetric> ranking,
    List<Sibling> good,
    Map<Metric, Double> initial,
    double replicateNoise,
    Map<String, Replicates> replicates)
    implements Serializable {

  /** Fewer distinct configs than this are no yardstick. */
  public static final int FEWEST_CONFIGS = 8;

  /** Good siblings kept. */
  static final int MOST_GOOD = 32;

  private static final int FEWEST_GOOD = 3;
  private static final double GOOD_SHARE = 0.25;

  /** Share of a run after which a first evaluation no longer tells where the run began. */
  private static final double LATE = 0.05;

  /**
   * How the runs of one group end, which differ only in their seed.
   *
   * @param end median of the primary metric's ends that are finite, turned so that lower is better
   * @param runs that it is the median of
   */
  public record Replicates(double end, int runs) implements Serializable {}

  /** The yardstick of these runs, grouped by config. */
  static Yardstick of(Program program, List<List<Sibling>> configs) {
    List<Sibling> runs = configs.stream().flatMap(List::stream).toList();
    Map<Metric, Double> initial = initial(runs);
    Optional<PrimaryMetric> primary =
        PrimaryMetric.byConvention(runs.stream().map(Sibling::directions).toList());
    if (primary.isEmpty()) {
      return new Yardstick(
          program, configs.size(), List.of(), List.of(), initial, Double.NaN, Map.of());
    }
    List<Ranked> ranked = new ArrayList<>();
    for (List<Sibling> replicates : configs) {
      Ranked.of(replicates, primary.get()).ifPresent(ranked::add);
    }
    ranked.sort(Comparator.comparingDouble(Ranked::end).thenComparing(one -> one.run().group()));
    int good =
        Math.min(ranked.size(), Math.max(FEWEST_GOOD, (int) Math.ceil(GOOD_SHARE * ranked.size())));
    List<Sibling> representatives = new ArrayList<>();
    int kept = Math.min(good, MOST_GOOD);
    for (int k = 0; k < kept; k++) {
      representatives.add(ranked.get((int) ((long) k * good / kept)).run());
    }
    return new Yardstick(
        program,
        configs.size(),
        List.of(primary.get()),
        List.copyOf(representatives),
        initial,
        replicateNoise(ranked.subList(0, (ranked.size() + 1) / 2)),
        ranked.stream().collect(Collectors.toMap(one -> one.run().group(), Ranked::replicates)));
  }

  /** The metric by which the runs were ranked; empty when none qualifies. */
  public Optional<PrimaryMetric> primary() {
    return ranking.stream().findFirst();
  }

  /** How the runs of a group end; empty when none of them ended finite, or none was kept. */
  public Optional<Replicates> replicates(String group) {
    return Optional.ofNullable(replicates.get(group));
  }

  /** The yardstick for one run, which is left out of it. */
  public Siblings leavingOut(MeasuredRun run) {
    return Siblings.of(this, run);
  }

  /**
   * The robust deviation of replicates: from the median distance of pairs of them, so that a seed
   * that failed is an outcome and no noise, and a pair weighs what it tells.
   */
  private static double replicateNoise(List<Ranked> configs) {
    double[] distances =
        configs.stream()
            .flatMap(config -> config.distances().stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return Quantile.median(distances) * Quantile.MAD_TO_DEVIATION / Math.sqrt(2);
  }

  private static Map<Metric, Double> initial(List<Sibling> runs) {
    Set<Metric> metrics = new HashSet<>();
    runs.forEach(run -> metrics.addAll(run.curves().keySet()));
    Map<Metric, Double> initial = new HashMap<>();
    for (Metric metric : metrics) {
      double first = median(runs, metric, Curve::first);
      if (!Double.isNaN(first)) {
        initial.put(metric, first);
      }
    }
    for (Metric evaluated : List.of(Metric.VALIDATION_LOSS, Metric.TEST_LOSS)) {
      Metric trained =
          initial.containsKey(Metric.TRAIN_LOSS)
              ? Metric.TRAIN_LOSS
              : Metric.TRAIN_LOSS.on(Split.UNSPECIFIED);
      // A loss first evaluated late has come down already; where training began, so did it.
      if (initial.containsKey(evaluated)
          && initial.containsKey(trained)
          && beginsLate(runs, evaluated, trained)) {
        initial.merge(evaluated, initial.get(trained), Math::max);
      }
    }
    return initial;
  }

  private static boolean beginsLate(List<Sibling> runs, Metric evaluated, Metric trained) {
    double begin = median(runs, trained, Curve::firstStep);
    double length = median(runs, trained, Curve::lastStep) - begin;
    return median(runs, evaluated, Curve::firstStep) - begin > LATE * length;
  }

  private static double median(List<Sibling> runs, Metric metric, ToDoubleFunction<Curve> measure) {
    return Quantile.median(
        runs.stream()
            .flatMap(run -> run.curve(metric).stream())
            .mapToDouble(measure)
            .filter(Double::isFinite)
            .toArray());
  }

  /** A config with its rank: the median end of its replicates, lower being better. */
  private record Ranked(Sibling run, Replicates replicates, List<Double> distances) {

    static Optional<Ranked> of(List<Sibling> replicates, PrimaryMetric primary) {
      List<Sibling> finite =
          replicates.stream()
              .filter(run -> endsFinite(run, primary))
              .sorted(Comparator.comparingDouble(run -> endOf(run, primary)))
              .toList();
      if (finite.isEmpty()) {
        return Optional.empty();
      }
      double[] ends = finite.stream().mapToDouble(run -> endOf(run, primary)).toArray();
      return Optional.of(
          new Ranked(
              finite.get((finite.size() - 1) / 2),
              new Replicates(Quantile.median(ends), ends.length),
              distances(ends)));
    }

    double end() {
      return replicates.end();
    }

    private static boolean endsFinite(Sibling run, PrimaryMetric primary) {
      return run.curve(primary.metric()).filter(Curve::endsFinite).isPresent()
          && run.curves().entrySet().stream()
              .filter(entry -> entry.getKey().name().equals(Metric.LOSS))
              .allMatch(entry -> entry.getValue().endsFinite());
    }

    private static double endOf(Sibling run, PrimaryMetric primary) {
      return run.curve(primary.metric())
          .map(primary::lowerIsBetter)
          .map(Curve::end)
          .orElse(Double.NaN);
    }

    /** Between any two replicates. */
    private static List<Double> distances(double[] values) {
      List<Double> distances = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        for (int j = 0; j < i; j++) {
          distances.add(Math.abs(values[i] - values[j]));
        }
      }
      return distances;
    }
  }
}

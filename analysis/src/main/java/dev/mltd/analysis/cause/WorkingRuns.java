package dev.mltd.analysis.cause;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The runs of a program that work: what a failing one differs from. Replicates count once. What is
 * asked of every failing run is worked out once, here.
 */
public final class WorkingRuns {
  /** Configs that a failing one is compared with, key by key. */
  private static final int MOST = 256;

  /** Nothing works, or nothing is known about what does. */
  public static final WorkingRuns NONE = of(List.of(), Set.of());

  private final List<NavigableMap<String, String>> configs;
  private final Set<String> data;
  private final Map<Knob, Set<Optional<String>>> texts = new EnumMap<>(Knob.class);
  private final Map<Knob, Map<Optional<String>, Range>> ranges = new EnumMap<>(Knob.class);
  private final Map<Knob, Range> overall = new EnumMap<>(Knob.class);

  /** By everything but the number of a knob: the best number and its quality. */
  private final Map<Knob, Map<String, double[]>> bests = new EnumMap<>(Knob.class);

  /**
   * Where a number lies beside those that work.
   *
   * @param value of the run
   * @param least smallest that works
   * @param most largest that works
   * @param decades powers of ten by which the value lies above the largest, or, if negative, below
   *     the smallest; 0 between them
   */
  public record Place(double value, double least, double most, double decades) {}

  /** Numbers that work; the smallest positive one is infinite when there is none. */
  private record Range(double least, double most, double smallestPositive) {
    static Range of(double number) {
      return new Range(number, number, number > 0 ? number : Double.POSITIVE_INFINITY);
    }

    Range and(Range other) {
      return new Range(
          Math.min(least, other.least),
          Math.max(most, other.most),
          Math.min(smallestPositive, other.smallestPositive));
    }

    Place placeOf(double value) {
      double decades =
          value > most ? decades(value, most) : value < least ? -decades(least, value) : 0;
      return new Place(value, least, most, decades);
    }

    /** Powers of ten between two numbers; zero counts as a tenth of the smallest positive one. */
    private double decades(double larger, double smaller) {
      double zero = Math.min(smallestPositive, larger > 0 ? larger : 1) / 10;
      return Math.log10(Math.max(larger, zero) / (smaller > 0 ? smaller : zero));
    }
  }

  private WorkingRuns(List<NavigableMap<String, String>> configs, Set<String> data) {
    this.configs = configs;
    this.data = data;
  }

  /**
   * A run that works.
   *
   * @param config its hyper-parameters
   * @param quality end of the primary metric turned so that lower is better; NaN when unknown
   */
  public record Run(RunConfig config, double quality) {}

  /**
   * Collects what works.
   *
   * @param runs all that work, replicates included
   * @param data fingerprints or paths of what they learned from, where known
   */
  public static WorkingRuns of(Collection<Run> runs, Set<String> data) {
    Set<NavigableMap<String, String>> distinct =
        new TreeSet<>(Comparator.comparing(NavigableMap::toString));
    runs.forEach(run -> distinct.add(withoutSeeds(run.config())));
    WorkingRuns working = new WorkingRuns(new ArrayList<>(distinct), Set.copyOf(data));
    distinct.forEach(config -> working.add(new RunConfig(config)));
    runs.forEach(working::addQuality);
    return working;
  }

  private void addQuality(Run run) {
    for (Knob knob : Knob.values()) {
      OptionalDouble number = knob.number(run.config());
      if (number.isPresent() && !Double.isNaN(run.quality())) {
        bests
            .computeIfAbsent(knob, one -> new HashMap<>())
            .merge(
                apartFrom(knob, run.config()),
                new double[] {number.getAsDouble(), run.quality()},
                (best, other) -> other[1] < best[1] ? other : best);
      }
    }
  }

  private static String apartFrom(Knob knob, RunConfig config) {
    NavigableMap<String, String> rest = withoutSeeds(config);
    rest.keySet().removeIf(knob::isKey);
    return rest.toString();
  }

  /**
   * The number of the best run that works and differs from a config in this knob alone; empty
   * without such a run.
   */
  public OptionalDouble best(Knob knob, RunConfig config) {
    double[] best = bests.getOrDefault(knob, Map.of()).get(apartFrom(knob, config));
    return best == null ? OptionalDouble.empty() : OptionalDouble.of(best[0]);
  }

  private void add(RunConfig config) {
    Optional<String> optimizer = Knob.OPTIMIZER.text(config);
    for (Knob knob : Knob.values()) {
      texts.computeIfAbsent(knob, one -> new HashSet<>()).add(knob.text(config));
      OptionalDouble number = knob.number(config);
      if (number.isPresent()) {
        Range range = Range.of(number.getAsDouble());
        overall.merge(knob, range, Range::and);
        ranges.computeIfAbsent(knob, one -> new HashMap<>()).merge(optimizer, range, Range::and);
      }
    }
  }

  /** Distinct configs that work, seeds apart. */
  public int size() {
    return configs.size();
  }

  /** Fingerprints or paths of what they learned from, where known. */
  public Set<String> data() {
    return data;
  }

  /**
   * Where a run's number lies beside those of the runs that work with the same optimizer (or of
   * all, when none does), since optimizers take learning rates of different size.
   *
   * @return empty when the run or all of them lack it
   */
  public Optional<Place> place(Knob knob, RunConfig config) {
    OptionalDouble value = knob.number(config);
    Range all = overall.get(knob);
    return value.isEmpty() || all == null
        ? Optional.empty()
        : Optional.of(
            ranges
                .get(knob)
                .getOrDefault(Knob.OPTIMIZER.text(config), all)
                .placeOf(value.getAsDouble()));
  }

  /** Whether none of them has the run's value of a knob, while some have another. */
  public boolean isUnusual(Knob knob, RunConfig config) {
    return !configs.isEmpty() && !texts.get(knob).contains(knob.text(config));
  }

  /**
   * The keys in which a config differs from the most similar one that works.
   *
   * @return no keys when the very same config works; empty when nothing works
   */
  public Optional<Set<String>> differences(RunConfig config) {
    NavigableMap<String, String> own = withoutSeeds(config);
    return configs.stream()
        .limit(MOST)
        .map(other -> differing(own, other))
        .min(Comparator.<Set<String>>comparingInt(Set::size).thenComparing(Set::toString));
  }

  private static NavigableMap<String, String> withoutSeeds(RunConfig config) {
    return new TreeMap<>(config.withoutSeeds().values());
  }

  private static Set<String> differing(Map<String, String> one, Map<String, String> other) {
    Set<String> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    keys.removeIf(key -> Objects.equals(one.get(key), other.get(key)));
    return keys;
  }
}

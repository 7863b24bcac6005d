package dev.mltd.analysis.cause;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The runs of a program that work: what a failing one differs from. Replicates count once. What is
 * asked of every failing run is worked out once, here.
 */
public final class WorkingRuns {
  /** Configs that a failing one is compared with, key by key. */
  private static final int MOST = 256;

  /** Share of a run's quality by which another must be better to be more than chance. */
  private static final double MATERIAL = 0.1;

  /** Nothing works, or nothing is known about what does. */
  public static final WorkingRuns NONE = of(List.of(), Set.of());

  private final List<NavigableMap<String, String>> configs;
  private final Set<String> data;
  private final Map<Knob, Set<Optional<String>>> texts = new EnumMap<>(Knob.class);
  private final Map<Knob, Map<Optional<String>, Range>> ranges = new EnumMap<>(Knob.class);
  private final Map<Knob, Range> overall = new EnumMap<>(Knob.class);

  /** By a digest of everything but the number of a knob. */
  private final Map<Knob, Map<BigInteger, Line>> lines = new EnumMap<>(Knob.class);

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

  /** Runs that differ in the number of one knob alone: the best quality of each number. */
  private static final class Line {
    private final SortedMap<Double, Double> working = new TreeMap<>();
    private final SortedMap<Double, Double> others = new TreeMap<>();

    /** The best number that works, or else one that is materially better than the own. */
    OptionalDouble best(double own) {
      if (!working.isEmpty()) {
        return OptionalDouble.of(bestOf(working).getKey());
      }
      Map.Entry<Double, Double> best = bestOf(others);
      Double quality = others.get(own);
      return quality == null || quality - best.getValue() > MATERIAL * Math.abs(quality)
          ? OptionalDouble.of(best.getKey())
          : OptionalDouble.empty();
    }

    private static Map.Entry<Double, Double> bestOf(SortedMap<Double, Double> qualities) {
      return Collections.min(qualities.entrySet(), Map.Entry.comparingByValue());
    }
  }

  private WorkingRuns(List<NavigableMap<String, String>> configs, Set<String> data) {
    this.configs = configs;
    this.data = data;
  }

  /**
   * A run as others are compared with it.
   *
   * @param config its hyper-parameters
   * @param quality end of the primary metric turned so that lower is better; NaN when unknown
   */
  public record Run(RunConfig config, double quality) implements Serializable {}

  /** Collects what works, where nothing is known of the rest. */
  public static WorkingRuns of(Collection<Run> runs, Set<String> data) {
    return of(runs, List.of(), data);
  }

  /**
   * Collects what works.
   *
   * @param runs all that work, replicates included
   * @param others complete runs that do not; one of them may still be better than another
   * @param data fingerprints or paths of what the working ones learned from, where known
   */
  public static WorkingRuns of(Collection<Run> runs, Collection<Run> others, Set<String> data) {
    Set<NavigableMap<String, String>> distinct =
        new TreeSet<>(Comparator.comparing(NavigableMap::toString));
    runs.forEach(run -> distinct.add(withoutSeeds(run.config())));
    WorkingRuns working = new WorkingRuns(new ArrayList<>(distinct), Set.copyOf(data));
    distinct.forEach(config -> working.add(new RunConfig(config)));
    runs.forEach(run -> working.addToLines(run, line -> line.working));
    others.forEach(run -> working.addToLines(run, line -> line.others));
    return working;
  }

  private void addToLines(Run run, Function<Line, Map<Double, Double>> side) {
    NavigableMap<String, String> config = withoutSeeds(run.config());
    for (Knob knob : Knob.values()) {
      OptionalDouble number = knob.number(run.config());
      if (number.isPresent() && !Double.isNaN(run.quality())) {
        Line line =
            lines
                .computeIfAbsent(knob, one -> new HashMap<>())
                .computeIfAbsent(digestApartFrom(knob, config), digest -> new Line());
        side.apply(line).merge(number.getAsDouble(), run.quality(), Math::min);
      }
    }
  }

  private static BigInteger digestApartFrom(Knob knob, Map<String, String> config) {
    Map<String, String> rest = new TreeMap<>(config);
    rest.keySet().removeIf(knob::isKey);
    return new BigInteger(1, DigestUtils.md5(rest.toString()));
  }

  /**
   * The best number of each knob among the runs that differ from a config in it alone, where that
   * is another than its own. Where none of them works, one counts that is materially better than
   * the run itself, which points the same way.
   */
  public Map<Knob, Double> better(RunConfig config) {
    NavigableMap<String, String> own = withoutSeeds(config);
    Map<Knob, Double> better = new EnumMap<>(Knob.class);
    lines.forEach(
        (knob, byRest) ->
            knob.number(config)
                .ifPresent(
                    number ->
                        Optional.ofNullable(byRest.get(digestApartFrom(knob, own)))
                            .map(line -> line.best(number))
                            .filter(best -> best.isPresent() && best.getAsDouble() != number)
                            .ifPresent(best -> better.put(knob, best.getAsDouble()))));
    return better;
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

package dev.mltd.analysis.study;

import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.stats.BenjaminiHochberg;
import dev.mltd.analysis.stats.Proportion;
import dev.mltd.analysis.stats.Rounded;
import dev.mltd.analysis.study.Insight.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the runs of one experiment say together. The unit is the config, never the run; all
 * importances, ranges and combinations are tested by shuffling, and shown only at a false discovery
 * rate of 5 % over the whole experiment.
 */
public final class Insights {
  /** Configs below which a study says nothing. */
  private static final int FEWEST_CONFIGS = 10;

  /** The best of these are the target set of importance for quality. */
  private static final double TARGET_SHARE = 0.1;

  private static final int FEWEST_TARGETS = 20;

  /** Share of false ones among the claims about an experiment. */
  public static final double FALSE_DISCOVERIES = 0.05;

  private final List<ReplicateGroup> groups;
  private final List<Parameter> parameters;
  private final double[] failed;
  private final List<Insight> insights = new ArrayList<>();
  private final List<Candidate> candidates = new ArrayList<>();

  /** Something to be tested, and what to say if it is more than chance. */
  private record Candidate(ToDoubleFunction<double[]> statistic, Telling telling) {}

  /** Says what was found. */
  private interface Telling {
    List<Insight> tell(Permutation test, double qValue);
  }

  private Insights(List<StudiedRun> runs) {
    groups = ReplicateGroup.of(runs);
    failed = groups.stream().mapToDouble(ReplicateGroup::failedShare).toArray();
    TreeSet<String> names = new TreeSet<>();
    groups.forEach(group -> names.addAll(group.config().values().keySet()));
    names.removeIf(RunConfig::isSeedKey);
    parameters = names.stream().flatMap(name -> Parameter.of(name, groups).stream()).toList();
  }

  /**
   * What a study says.
   *
   * @param runs of one experiment, in any order
   */
  public static List<Insight> of(List<StudiedRun> runs) {
    return new Insights(runs).all();
  }

  private List<Insight> all() {
    HopelessRuns.of(groups).ifPresent(insights::add);
    if (groups.size() < FEWEST_CONFIGS) {
      insights.add(
          Insight.notJudged(
              "the sweep",
              "only %d different configs, %d are needed".formatted(groups.size(), FEWEST_CONFIGS)));
      return insights;
    }
    groups.stream()
        .collect(Collectors.groupingBy(ReplicateGroup::program, TreeMap::new, Collectors.toList()))
        .forEach((program, its) -> insights.add(BestConfigs.of(program, its)));
    if (parameters.isEmpty()) {
      insights.add(Insight.notJudged("importance", "all configs have the same hyper-parameters"));
      return insights;
    }
    double[] target = target();
    int ofQuality = addQuality(target);
    addFailure();
    test(target, ofQuality);
    return insights;
  }

  /** 1 for the configs of the target set; empty when there are too few to choose from. */
  private double[] target() {
    long known = groups.stream().filter(group -> group.rank() < 1).count();
    int wanted = (int) Math.max(FEWEST_TARGETS, Math.ceil(TARGET_SHARE * groups.size()));
    if (2L * wanted > known) {
      insights.add(
          Insight.notJudged(
              "importance for quality",
              "%d configs ended with a known quality, %d are needed".formatted(known, 2 * wanted)));
      return new double[0];
    }
    double[] target = new double[groups.size()];
    IntStream.range(0, groups.size())
        .boxed()
        .sorted(Comparator.comparingDouble(k -> groups.get(k).rank()))
        .limit(wanted)
        .forEach(k -> target[k] = 1);
    return target;
  }

  private int addQuality(double[] target) {
    if (target.length > 0) {
      for (Parameter parameter : parameters) {
        candidates.add(
            new Candidate(
                outcomes -> Importance.forQuality(parameter, outcomes),
                (test, qValue) -> List.of(quality(parameter, target, test, qValue))));
      }
    }
    return candidates.size();
  }

  private void addFailure() {
    long failing = groups.stream().filter(ReplicateGroup::fails).count();
    if (Arrays.stream(failed).distinct().count() < 2) {
      insights.add(
          Insight.notJudged(
              "what makes runs fail",
              failing == 0
                  ? "none of the %d configs failed".formatted(groups.size())
                  : "all %d configs failed alike".formatted(groups.size())));
      return;
    }
    for (Parameter parameter : parameters) {
      candidates.add(
          new Candidate(
              outcomes -> Importance.forFailure(parameter, outcomes),
              (test, qValue) -> failure(parameter, test, qValue)));
      SafeRange.of(parameter)
          .ifPresent(
              range ->
                  candidates.add(
                      new Candidate(
                          range::statistic, (test, qValue) -> List.of(safeRange(range, qValue)))));
    }
    CombinationSearch search = new CombinationSearch(parameters);
    candidates.add(
        new Candidate(
            search::statistic,
            (test, qValue) ->
                test.observed() <= 0
                    ? List.of()
                    : List.of(combination(search.best(failed), qValue))));
  }

  /** The first candidates are about the target set, the others about failures. */
  private void test(double[] target, int ofQuality) {
    List<Permutation> tests = new ArrayList<>();
    tests.addAll(List.of(Permutation.test(target, statistics(0, ofQuality))));
    tests.addAll(List.of(Permutation.test(failed, statistics(ofQuality, candidates.size()))));
    double[] qValues =
        BenjaminiHochberg.qValues(tests.stream().mapToDouble(Permutation::pValue).toArray());
    List<Insight> shown = new ArrayList<>();
    for (int k = 0; k < qValues.length; k++) {
      if (qValues[k] <= FALSE_DISCOVERIES) {
        shown.addAll(candidates.get(k).telling().tell(tests.get(k), qValues[k]));
      }
    }
    shown.sort(
        Comparator.comparing(Insight::kind)
            .thenComparing(Comparator.comparingDouble(Insight::value).reversed()));
    insights.addAll(shown);
  }

  private List<ToDoubleFunction<double[]>> statistics(int from, int to) {
    return candidates.subList(from, to).stream().map(Candidate::statistic).toList();
  }

  private Insight quality(Parameter parameter, double[] target, Permutation test, double qValue) {
    double[] all = new double[parameter.labels().size()];
    double[] best = new double[all.length];
    for (int k = 0; k < target.length; k++) {
      all[parameter.bins()[k]]++;
      best[parameter.bins()[k]] += target[k];
    }
    int telling =
        IntStream.range(0, all.length)
            .filter(bin -> all[bin] > 0)
            .boxed()
            .max(Comparator.comparingDouble(bin -> best[bin] - all[bin] * share(target)))
            .orElseThrow();
    return new Insight(
        Kind.IMPORTANCE_FOR_QUALITY,
        parameter.name(),
        parameter.labels().get(telling),
        test.observed() - test.mean(),
        test.observed() - test.beyond(),
        test.observed(),
        qValue,
        sentence(
            "%s decides who is best: %s %s holds %.0f of the best %.0f configs, %.0f of all %d",
            parameter.name(),
            parameter.name(),
            parameter.labels().get(telling),
            best[telling],
            Arrays.stream(target).sum(),
            all[telling],
            target.length));
  }

  private static double share(double[] target) {
    return Arrays.stream(target).average().orElse(0);
  }

  /** The importance, and the odds by range that make it up. */
  private List<Insight> failure(Parameter parameter, Permutation test, double qValue) {
    List<Insight> told = new ArrayList<>();
    told.add(
        new Insight(
            Kind.IMPORTANCE_FOR_FAILURE,
            parameter.name(),
            "",
            test.observed() - test.mean(),
            test.observed() - test.beyond(),
            test.observed(),
            qValue,
            sentence(
                "%s explains %.0f %% of which configs fail (chance alone: %.1f %%)",
                parameter.name(), 100 * test.observed(), 100 * test.mean())));
    for (int bin = 0; bin < parameter.labels().size(); bin++) {
      int wanted = bin;
      Proportion failing =
          proportion(IntStream.range(0, groups.size()).filter(k -> parameter.bins()[k] == wanted));
      if (failing.all() > 0) {
        told.add(odds(parameter, parameter.labels().get(bin), failing, qValue));
      }
    }
    return told;
  }

  private static Insight odds(
      Parameter parameter, String range, Proportion failing, double qValue) {
    return new Insight(
        Kind.FAILURE_ODDS,
        parameter.name(),
        range,
        failing.share(),
        failing.lower(),
        failing.upper(),
        qValue,
        sentence(
            "%s %s: %s configs failed (%.0f %% to %.0f %%)",
            parameter.name(),
            range,
            failing.words(),
            100 * failing.lower(),
            100 * failing.upper()));
  }

  private Insight safeRange(SafeRange range, double qValue) {
    int cut = range.best(failed);
    boolean failsAbove = range.signed(failed, cut) > 0;
    Proportion bad = proportion(failsAbove ? range.above(cut) : range.below(cut));
    Proportion good = proportion(failsAbove ? range.below(cut) : range.above(cut));
    String beyond =
        "%s %s".formatted(failsAbove ? ">" : "<=", Rounded.toThreeDigits(range.limit(cut)));
    return new Insight(
        Kind.SAFE_RANGE,
        range.parameter().name(),
        beyond,
        bad.share(),
        bad.lower(),
        bad.upper(),
        qValue,
        sentence(
            "%s %s: %s configs failed, otherwise %s",
            range.parameter().name(), beyond, bad.words(), good.words()));
  }

  private Insight combination(CombinationSearch.Pair pair, double qValue) {
    Proportion both = proportion(IntStream.range(0, groups.size()).filter(pair::holds));
    Proportion one = proportion(IntStream.range(0, groups.size()).filter(pair::holdsPartly));
    String first = pair.first().labels().get(pair.firstBin());
    String second = pair.second().labels().get(pair.secondBin());
    return new Insight(
        Kind.COMBINATION,
        pair.first().name() + " and " + pair.second().name(),
        first + " and " + second,
        both.share(),
        both.lower(),
        both.upper(),
        qValue,
        sentence(
            "%s %s with %s %s: %s configs failed, with only one of the two %s",
            pair.first().name(), first, pair.second().name(), second, both.words(), one.words()));
  }

  private Proportion proportion(IntStream configs) {
    int[] all = configs.toArray();
    long failing = Arrays.stream(all).filter(k -> groups.get(k).fails()).count();
    return new Proportion((int) failing, all.length);
  }

  private static String sentence(String pattern, Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }
}

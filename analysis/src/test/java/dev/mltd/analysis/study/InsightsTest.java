package dev.mltd.analysis.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.stats.Rounded;
import dev.mltd.analysis.study.Insight.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class InsightsTest {
  private static final Program PROGRAM = new Program("program");
  private static final Set<Kind> TESTED =
      Set.of(
          Kind.IMPORTANCE_FOR_QUALITY,
          Kind.IMPORTANCE_FOR_FAILURE,
          Kind.FAILURE_ODDS,
          Kind.SAFE_RANGE,
          Kind.COMBINATION);

  @Test
  void aHighLearningRateThatFailsIsToldWithExactCounts() {
    List<StudiedRun> runs =
        random(200, 1, 1, config -> rate(config) > 0.01, config -> rate(config));
    long above = runs.stream().filter(run -> rate(run.config()) > 0.01).count();

    Insight range = only(Insights.of(runs), Kind.SAFE_RANGE, "learning_rate");

    assertThat(range.sentence())
        .contains(
            "%d of %d configs failed, otherwise 0 of %d".formatted(above, above, 200 - above));
    assertThat(range.range()).startsWith("> ");
    assertThat(range.value()).isEqualTo(1);
    assertThat(range.qValue()).isLessThan(0.05);
  }

  @Test
  void failureOddsAgreeWithADirectCount() {
    List<StudiedRun> runs =
        random(300, 1, 2, config -> rate(config) > 0.01, config -> rate(config));
    List<Insight> odds =
        Insights.of(runs).stream()
            .filter(one -> one.kind() == Kind.FAILURE_ODDS && one.parameter().equals("optimizer"))
            .toList();
    List<Insight> ofRate =
        Insights.of(runs).stream()
            .filter(
                one -> one.kind() == Kind.FAILURE_ODDS && one.parameter().equals("learning_rate"))
            .toList();
    assertThat(odds).isEmpty();
    assertThat(ofRate).hasSize(6);
    for (Insight bin : ofRate) {
      String[] ends = bin.range().split(" to ", 2);
      List<StudiedRun> within =
          runs.stream()
              .filter(
                  run ->
                      rounded(rate(run.config())) >= Double.parseDouble(ends[0])
                          && rounded(rate(run.config())) <= Double.parseDouble(ends[1]))
              .toList();
      assertThat(bin.value())
          .isEqualTo((double) within.stream().filter(StudiedRun::failed).count() / within.size());
      assertThat(bin.value()).isBetween(bin.lower(), bin.upper());
    }
  }

  @Test
  void whatDecidesTheBestIsFoundAmongIdleHyperParameters() {
    List<Insight> insights =
        Insights.of(random(300, 1, 3, config -> false, config -> Math.abs(width(config) - 40)));
    assertThat(insights)
        .filteredOn(one -> one.kind() == Kind.IMPORTANCE_FOR_QUALITY)
        .extracting(Insight::parameter)
        .containsExactly("width");
    assertThat(insights)
        .anySatisfy(one -> assertThat(one.sentence()).contains("none of the 300 configs failed"));
  }

  @Test
  void twoSettingsThatFailOnlyTogetherAreACombination() {
    List<StudiedRun> runs =
        random(
            400,
            1,
            4,
            config -> optimizer(config).equals("sgd") && width(config) > 66,
            config -> rate(config));
    Insight combination =
        Insights.of(runs).stream()
            .filter(one -> one.kind() == Kind.COMBINATION)
            .findFirst()
            .orElseThrow();
    assertThat(combination.parameter()).contains("optimizer").contains("width");
    assertThat(combination.range()).contains("sgd");
  }

  /** Two hundred studies in which nothing matters: at most one in twenty may say that it does. */
  @Test
  void pureNoiseShowsHardlyEverAnything() {
    int studies = 200;
    long showing =
        IntStream.range(0, studies).filter(study -> showsSomething(noise(study, 60, 1))).count();
    assertThat(showing).isLessThanOrEqualTo(atMost(studies));
  }

  /** A config's nine replicates share its luck: taken as runs they would be 9 witnesses. */
  @Test
  void replicatesAreNoIndependentWitnesses() {
    int studies = 40;
    long showing =
        IntStream.range(0, studies)
            .filter(study -> showsSomething(noise(1000 + study, 40, 9)))
            .count();
    assertThat(showing).isLessThanOrEqualTo(atMost(studies));
  }

  @Test
  void theBestConfigIsNotTheLuckiestRun() {
    List<StudiedRun> runs = new ArrayList<>();
    for (int config = 0; config < 20; config++) {
      double quality = config == 3 ? 1.0 : 2.0;
      for (int seed = 0; seed < 5; seed++) {
        runs.add(run(Map.of("width", "" + config), quality + 0.1 * seed, false));
      }
    }
    runs.add(run(Map.of("width", "77"), 1.15, false));
    Insight best =
        Insights.of(runs).stream()
            .filter(one -> one.kind() == Kind.BEST_CONFIG)
            .findFirst()
            .orElseThrow();
    assertThat(best.range()).isEqualTo("width=3");
    assertThat(best.value()).isBetween(best.lower(), best.upper());
  }

  @Test
  void withoutReplicatesLuckCannotBeToldFromMerit() {
    assertThat(Insights.of(random(50, 1, 5, config -> false, config -> rate(config))))
        .anySatisfy(one -> assertThat(one.sentence()).contains("luck cannot be told from merit"));
  }

  @Test
  void hoursSpentAfterARunBrokeAreCounted() {
    StudiedRun broken =
        new StudiedRun(
            "study",
            "program",
            "g",
            RunConfig.empty(),
            "loss",
            Direction.MINIMISE,
            Double.NaN,
            true,
            10,
            25,
            100);
    Insight hopeless = Insights.of(List.of(broken)).get(0);
    assertThat(hopeless.kind()).isEqualTo(Kind.HOPELESS_RUNS);
    assertThat(hopeless.value()).isEqualTo(7.5);
  }

  @Test
  void degenerateStudiesSayWhyTheySayNothing() {
    assertThat(sentences(List.of(run(Map.of("width", "1"), 1, false))))
        .contains("only 1 different");
    assertThat(sentences(List.of())).contains("only 0 different");
    assertThat(sentences(random(30, 1, 6, config -> true, config -> Double.NaN)))
        .contains("all 30 configs failed alike", "importance for quality: 0 configs");
    assertThat(sentences(mixed())).doesNotContain("constant");
  }

  /** Numbers and words in one column, a key that only some have, and one that never changes. */
  private static List<StudiedRun> mixed() {
    return IntStream.range(0, 60)
        .mapToObj(
            k -> {
              Map<String, String> config = new TreeMap<>();
              config.put("constant", "1");
              config.put("mixed", k % 3 == 0 ? "auto" : "" + k);
              config.put("unique", "value-" + k);
              if (k % 2 == 0) {
                config.put("momentum", "0." + k);
              }
              return run(config, k % 7, k % 5 == 0);
            })
        .toList();
  }

  private static String sentences(List<StudiedRun> runs) {
    return String.join("\n", Insights.of(runs).stream().map(Insight::sentence).toList());
  }

  private static Insight only(List<Insight> insights, Kind kind, String parameter) {
    return insights.stream()
        .filter(one -> one.kind() == kind && one.parameter().equals(parameter))
        .findFirst()
        .orElseThrow();
  }

  private static boolean showsSomething(List<StudiedRun> runs) {
    return Insights.of(runs).stream().anyMatch(one -> TESTED.contains(one.kind()));
  }

  /** The 99 % quantile of false alarms at a level of 5 %. */
  private static int atMost(int studies) {
    return new BinomialDistribution(studies, 0.05).inverseCumulativeProbability(0.99);
  }

  private static List<StudiedRun> noise(int seed, int configs, int replicates) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Double> luck = new TreeMap<>();
    ToDoubleFunction<RunConfig> quality =
        config -> luck.computeIfAbsent(config.toString(), one -> random.nextDouble());
    return random(
        configs, replicates, seed, config -> quality.applyAsDouble(config) > 0.7, quality);
  }

  private static List<StudiedRun> random(
      int configs,
      int replicates,
      int seed,
      Predicate<RunConfig> fails,
      ToDoubleFunction<RunConfig> quality) {
    SplittableRandom random = new SplittableRandom(seed);
    List<StudiedRun> runs = new ArrayList<>();
    for (int k = 0; k < configs; k++) {
      Map<String, String> config =
          Map.of(
              "learning_rate", "" + Math.pow(10, -4 + 4 * random.nextDouble()),
              "width", "" + random.nextInt(1, 100),
              "depth", "" + random.nextInt(1, 5),
              "optimizer", random.nextBoolean() ? "sgd" : "adam");
      for (int replicate = 0; replicate < replicates; replicate++) {
        RunConfig one = RunConfig.of(config);
        runs.add(run(config, quality.applyAsDouble(one), fails.test(one)));
      }
    }
    return runs;
  }

  private static StudiedRun run(Map<String, String> values, double quality, boolean failed) {
    RunConfig config = RunConfig.of(values);
    Function<RunConfig, String> group = one -> one.groupWithin(PROGRAM, Optional.empty());
    return new StudiedRun(
        "study",
        "program",
        group.apply(config),
        config,
        "loss",
        Direction.MINIMISE,
        quality,
        failed,
        1,
        -1,
        100);
  }

  private static double rate(RunConfig config) {
    return config.number("learning_rate").orElseThrow();
  }

  private static double width(RunConfig config) {
    return config.number("width").orElseThrow();
  }

  private static String optimizer(RunConfig config) {
    return config.text("optimizer").orElseThrow();
  }

  private static double rounded(double number) {
    return Double.parseDouble(Rounded.toThreeDigits(number));
  }
}

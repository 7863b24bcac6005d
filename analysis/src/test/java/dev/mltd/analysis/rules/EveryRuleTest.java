package dev.mltd.analysis.rules;

import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import dev.mltd.analysis.siblings.YardstickBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What holds for every rule, whatever the histories. */
class EveryRuleTest {
  private static final Program PROGRAM = new Program("program");
  private static final List<Metric> METRICS =
      List.of(
          Metric.TRAIN_LOSS,
          Metric.VALIDATION_LOSS,
          Metric.TRAIN_ACCURACY,
          Metric.VALIDATION_ACCURACY,
          Metric.LEARNING_RATE,
          Metric.GRADIENT_NORM,
          Metric.WEIGHT_NORM,
          Metric.UPDATE_RATIO,
          Metric.DEAD_UNITS,
          Metric.SATURATED_UNITS,
          Metric.CLASS_RECALL,
          new Metric("nobody_knows", Split.UNSPECIFIED));
  private static final List<RunStatus> STATUSES = List.of(RunStatus.values());
  private static final List<Double> REGULAR = List.of();
  private static final List<Double> NOT_NUMBERS =
      List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0);
  private static final List<Double> EXTREME =
      List.of(Double.NaN, Double.POSITIVE_INFINITY, 1e308, -1e308, Double.MIN_VALUE, -0.0, 0.0);

  @Property(tries = 100, seed = "7")
  void answersWithNumbersAndTheSameEveryTime(@ForAll long seed) {
    List<MeasuredRun> runs = sweep(new Random(seed), 1, EXTREME);
    for (List<Finding> findings : judge(runs)) {
      for (Finding finding : findings) {
        assertThat(finding.evidence().isPresent()).isEqualTo(finding.outcome() == Outcome.FOUND);
        assertThat(finding.reason().isPresent()).isEqualTo(finding.outcome() == Outcome.NOT_JUDGED);
        finding
            .evidence()
            .ifPresent(
                evidence -> {
                  assertThat(evidence.value()).isNotNaN();
                  assertThat(evidence.limit()).isNotNaN();
                  assertThat(evidence.lastStep()).isGreaterThanOrEqualTo(evidence.firstStep());
                  assertThat(evidence.sentence()).doesNotContain("NaN of", "null");
                });
      }
    }
    assertThat(judge(runs)).isEqualTo(judge(sweep(new Random(seed), 1, EXTREME)));
  }

  @Property(tries = 100, seed = "7")
  void theUnitOfALossDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = -40, max = 40) int power) {
    List<List<Answer>> inOneUnit = answers(judge(sweep(new Random(seed), 1, NOT_NUMBERS)));
    List<List<Answer>> inAnother =
        answers(judge(sweep(new Random(seed), Math.scalb(1.0, power), NOT_NUMBERS)));
    assertThat(inAnother).isEqualTo(inOneUnit);
  }

  @Property(tries = 100, seed = "7")
  void theOrderOfSiblingsDoesNotMatter(@ForAll long seed) {
    List<MeasuredRun> runs = sweep(new Random(seed), 1, EXTREME);
    MeasuredRun judged = runs.get(0);
    List<MeasuredRun> shuffled = new ArrayList<>(runs);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(judge(judged, shuffled)).isEqualTo(judge(judged, runs));
  }

  @Property(tries = 100, seed = "7")
  void aRuleThatLacksSomethingSaysSoAndDoesNotJudge(@ForAll long seed) {
    List<MeasuredRun> runs = sweep(new Random(seed), 1, EXTREME);
    MeasuredRun run = runs.get(0);
    Siblings siblings = siblings(run, runs);
    for (Rule rule : Rules.ALL) {
      rule.needs().stream()
          .flatMap(need -> need.lack(run, siblings).stream())
          .findFirst()
          .ifPresent(
              lack ->
                  assertThat(rule.answer(run, siblings, Thresholds.STANDARD))
                      .isEqualTo(Finding.notJudged(rule, lack)));
    }
  }

  @Test
  void nothingIsJudgedOfARunOfWhichNothingWasRecorded() {
    MeasuredRun empty = history().build();
    assertThat(judge(empty, List.of(empty)))
        .allSatisfy(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.NOT_JUDGED));
  }

  @Test
  void aMutedRuleSaysWhyBeforeItSaysWhatItLacks() {
    MeasuredRun empty = history().build();
    Thresholds muted =
        new Thresholds(Map.of(), List.of(new Thresholds.Mute("LossSpikes", "*", "known hiccup")));
    assertThat(new LossSpikes().answer(empty, siblings(empty, List.of(empty)), muted).lack())
        .contains(Lack.muted("known hiccup"));
  }

  private record Answer(String rule, Outcome outcome, Severity severity) {}

  private static List<List<Answer>> answers(List<List<Finding>> findings) {
    return findings.stream()
        .map(
            ofRun ->
                ofRun.stream()
                    .map(
                        finding ->
                            new Answer(finding.rule(), finding.outcome(), finding.severity()))
                    .toList())
        .toList();
  }

  private static List<List<Finding>> judge(List<MeasuredRun> runs) {
    return runs.stream().map(run -> judge(run, runs)).toList();
  }

  private static List<Finding> judge(MeasuredRun run, List<MeasuredRun> runs) {
    return Rules.judge(Rules.ALL, run, siblings(run, runs), Thresholds.STANDARD);
  }

  private static Siblings siblings(MeasuredRun run, List<MeasuredRun> runs) {
    YardstickBuilder yardstick = new YardstickBuilder(PROGRAM);
    runs.forEach(yardstick::add);
    return yardstick.build().leavingOut(run);
  }

  /** Up to seventeen runs; the unit multiplies every loss, and some sweeps contain oddities. */
  private static List<MeasuredRun> sweep(Random random, double lossUnit, List<Double> oddities) {
    int metrics = 1 + random.nextInt(METRICS.size());
    List<Metric> logged = new ArrayList<>(METRICS);
    Collections.shuffle(logged, random);
    List<Double> odd = random.nextInt(3) == 0 ? oddities : REGULAR;
    List<MeasuredRun> runs = new ArrayList<>();
    int count = random.nextBoolean() ? 1 + random.nextInt(8) : 12 + random.nextInt(6);
    for (int k = 0; k < count; k++) {
      List<MeasuredSeries> series = new ArrayList<>();
      for (Metric metric : logged.subList(0, metrics)) {
        double unit = metric.name().equals(Metric.LOSS) ? lossUnit : 1;
        series.add(series(metric, "", random, odd, unit));
        for (int layer = random.nextInt(4); layer > 0; layer--) {
          series.add(series(metric, "layer" + layer, random, odd, unit));
        }
      }
      RunConfig config =
          RunConfig.of(Map.of("learning_rate", "1e-" + random.nextInt(5), "width", "" + k));
      runs.add(
          new MeasuredRun(
              "run" + k,
              "experiment",
              PROGRAM,
              config.groupWithin(PROGRAM, Optional.empty()),
              random.nextInt(4) > 0
                  ? RunStatus.FINISHED
                  : STATUSES.get(random.nextInt(STATUSES.size())),
              random.nextInt(10) == 0,
              random.nextBoolean() ? Double.NaN : random.nextDouble(),
              config,
              DataProfile.UNKNOWN,
              series));
    }
    return runs;
  }

  private static MeasuredSeries series(
      Metric metric, String layer, Random random, List<Double> odd, double unit) {
    int points = random.nextBoolean() ? 1 + random.nextInt(5) : 1 + random.nextInt(150);
    double start = random.nextDouble() * 3;
    double slope = random.nextInt(3) == 0 ? 0 : random.nextGaussian() * 3 / points;
    double noise = random.nextBoolean() ? 0 : random.nextDouble();
    double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      values[i] =
          unit
              * (!odd.isEmpty() && random.nextInt(8) == 0
                  ? odd.get(random.nextInt(odd.size()))
                  : start + slope * i + noise * random.nextGaussian());
    }
    Direction direction =
        metric.name().equals(Metric.LOSS)
            ? Direction.MINIMISE
            : metric.name().equals(Metric.ACCURACY) ? Direction.MAXIMISE : Direction.UNKNOWN;
    long[] steps = LongStream.range(0, points).map(i -> i * (1 + points % 3)).toArray();
    return new MeasuredSeries(metric, layer, direction, Curve.of(steps, values));
  }
}

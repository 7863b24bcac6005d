package dev.mltd.analysis.siblings;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class YardstickTest {
  private static final Program PROGRAM = new Program("program");

  @Test
  void whereMostRunsAreIllTheGoodOnesAreStillTheBestOfTheFinite() {
    Yardstick yardstick =
        yardstick(
            IntStream.range(0, 40)
                .mapToObj(k -> run(k, k < 30 ? Double.NaN : k < 38 ? k : 1.0 + 0.01 * k))
                .toList());
    assertThat(ids(yardstick)).containsExactly("run38", "run39", "run30");
  }

  @Test
  void theBestQuarterIsGood() {
    Yardstick yardstick = yardstick(IntStream.range(0, 40).mapToObj(k -> run(k, 1 + k)).toList());
    assertThat(ids(yardstick))
        .containsExactly(IntStream.range(0, 10).mapToObj(k -> "run" + k).toArray(String[]::new));
  }

  @Test
  void aRunIsNotItsOwnYardstick() {
    List<MeasuredRun> runs = IntStream.range(0, 12).mapToObj(k -> run(k, 1 + k)).toList();
    Siblings siblings = yardstick(runs).leavingOut(runs.get(0));
    assertThat(siblings.good()).extracting(Sibling::runId).containsExactly("run1", "run2");
    assertThat(siblings.median(TRAIN_LOSS, curve -> curve.end())).hasValue(2.5);
  }

  @Test
  void fewerThanEightConfigsAreNoYardstick() {
    List<MeasuredRun> runs = IntStream.range(0, 7).mapToObj(k -> run(k, 1 + k)).toList();
    Siblings siblings = yardstick(runs).leavingOut(runs.get(0));
    assertThat(siblings.present()).isFalse();
    assertThat(siblings.missing().orElseThrow()).contains("7 different configs");
    assertThat(siblings.regret(runs.get(0).series().get(0), 1)).isEmpty();
  }

  @Test
  void replicatesAreOneConfig() {
    List<MeasuredRun> runs =
        IntStream.range(0, 30).mapToObj(k -> replicate(k % 3, k, 1 + k)).toList();
    Yardstick yardstick = yardstick(runs);
    assertThat(yardstick.configs()).isEqualTo(3);
    assertThat(yardstick.leavingOut(runs.get(0)).present()).isFalse();
  }

  @Test
  void oneLuckySeedDoesNotMakeAConfigGood() {
    List<MeasuredRun> runs = new ArrayList<>();
    for (int config = 0; config < 12; config++) {
      for (int seed = 0; seed < 3; seed++) {
        runs.add(
            replicate(config, seed, config == 11 && seed == 0 ? 0.5 : 1 + config + 0.1 * seed));
      }
    }
    Yardstick yardstick = yardstick(runs);
    assertThat(ids(yardstick)).containsExactly("run0-1", "run1-1", "run2-1");
  }

  @Test
  void replicateNoiseIsTheDeviationBetweenSeedsAndAFailedSeedIsNone() {
    Random random = new Random(1);
    List<MeasuredRun> runs = new ArrayList<>();
    for (int config = 0; config < 400; config++) {
      double typical = 10 + config;
      runs.add(replicate(config, 0, typical + 0.1 * random.nextGaussian()));
      runs.add(replicate(config, 1, typical + 0.1 * random.nextGaussian()));
      if (config % 20 == 0) {
        runs.add(replicate(config, 2, 5000));
      }
    }
    assertThat(yardstick(runs).replicateNoise()).isCloseTo(0.1, within(0.02));
  }

  @Test
  void onlyRunsThatEndedByThemselvesEnterAndNoneOfOurs() {
    List<MeasuredRun> runs = new ArrayList<>();
    IntStream.range(0, 12).mapToObj(k -> run(k, 10 + k)).forEach(runs::add);
    runs.add(withStatus("running", RunStatus.RUNNING));
    runs.add(withStatus("failed", RunStatus.FAILED));
    runs.add(withStatus("killed", RunStatus.KILLED));
    MeasuredRun ours = run(2000, 1);
    runs.add(
        new MeasuredRun(
            ours.runId(),
            ours.experiment(),
            ours.program(),
            ours.group(),
            ours.status(),
            true,
            ours.hours(),
            ours.config(),
            DataProfile.UNKNOWN,
            ours.series()));
    Yardstick yardstick = yardstick(runs);
    assertThat(yardstick.configs()).isEqualTo(12);
    assertThat(ids(yardstick)).containsExactly("run0", "run1", "run2");
    runs.add(withStatus("unknown", RunStatus.UNKNOWN));
    assertThat(ids(yardstick(runs))).contains("unknown");
  }

  @Test
  void aLossIsComparedWithThoseOfTheSameLossFunctionOnlyAndOtherMetricsWithAll() {
    List<MeasuredRun> runs = new ArrayList<>();
    IntStream.range(0, 12).mapToObj(k -> trainedBy("mse", k)).forEach(runs::add);
    Yardstick yardstick = yardstick(runs);
    Siblings other = yardstick.leavingOut(trainedBy("mae", 100));
    assertThat(other.median(TRAIN_LOSS, Curve::end)).isEmpty();
    assertThat(other.regret(trainedBy("mae", 100).series().get(0), 5)).isEmpty();
    assertThat(other.median(VALIDATION_ACCURACY, Curve::end)).isPresent();
    for (String same : List.of("MSE", "")) {
      assertThat(yardstick.leavingOut(trainedBy(same, 100)).median(TRAIN_LOSS, Curve::end))
          .isPresent();
    }
  }

  @Test
  void neitherTheOrderNorTheNumberOfBuildersMatters() {
    List<MeasuredRun> runs = new ArrayList<>();
    Random random = new Random(5);
    for (int k = 0; k < 1500; k++) {
      runs.add(replicate(k % 700, k, random.nextDouble()));
    }
    for (int k = 0; k < 20; k++) {
      runs.add(replicate(3, 5000 + k, random.nextDouble()));
    }
    Yardstick once = yardstick(runs);
    assertThat(once.configs()).isEqualTo(YardstickBuilder.MOST_CONFIGS);
    for (int shuffle = 0; shuffle < 3; shuffle++) {
      Collections.shuffle(runs, random);
      assertSame(yardstick(runs), once);
      int cut = random.nextInt(runs.size());
      assertSame(
          builder(runs.subList(0, cut)).addAll(builder(runs.subList(cut, runs.size()))).build(),
          once);
    }
  }

  @Test
  void regretIsZeroAtTheGoodAndOneAtTheStartInEitherDirection() {
    List<MeasuredRun> runs =
        IntStream.range(0, 12)
            .mapToObj(
                k ->
                    measured(
                        "run" + k,
                        k,
                        RunStatus.FINISHED,
                        series(TRAIN_LOSS, 9, 8, k < 4 ? 1 : 3),
                        series(VALIDATION_ACCURACY, 0.1, 0.2, k < 4 ? 0.9 : 0.5)))
            .toList();
    Siblings siblings = yardstick(runs).leavingOut(runs.get(11));
    MeasuredSeries accuracy = runs.get(11).find(VALIDATION_ACCURACY).orElseThrow();
    MeasuredSeries loss = runs.get(11).find(TRAIN_LOSS).orElseThrow();
    assertThat(siblings.regret(accuracy, 0.9).orElseThrow()).isCloseTo(0, within(1e-9));
    assertThat(siblings.regret(accuracy, 0.1).orElseThrow()).isCloseTo(1, within(1e-9));
    assertThat(siblings.regret(accuracy, 0.5).orElseThrow()).isCloseTo(0.5, within(1e-9));
    assertThat(siblings.regret(loss, 1).orElseThrow()).isZero();
    assertThat(siblings.regret(loss, 9).orElseThrow()).isEqualTo(1);
    assertThat(siblings.achieved(loss)).hasValue(8);
    assertThat(siblings.regret(loss, Double.NaN)).isEmpty();
  }

  @Test
  void whatIsLoggedBecauseClassesAreRareComesBeforeAccuracyAndEvaluationBeforeTraining() {
    assertThat(primary(TRAIN_LOSS, Metric.TRAIN_ACCURACY)).isEqualTo(Metric.TRAIN_ACCURACY);
    assertThat(primary(Metric.TRAIN_ACCURACY, Metric.VALIDATION_LOSS))
        .isEqualTo(Metric.VALIDATION_LOSS);
    assertThat(primary(Metric.VALIDATION_LOSS, VALIDATION_ACCURACY)).isEqualTo(VALIDATION_ACCURACY);
    Metric precision = new Metric("mean_average_precision", Split.VALIDATION);
    assertThat(primary(VALIDATION_ACCURACY, precision)).isEqualTo(precision);
  }

  @Test
  void aValidationLossFirstSeenLateBeganWhereTrainingBegan() {
    double[] training = LongStream.range(0, 40).mapToDouble(step -> 10 - 0.2 * step).toArray();
    MeasuredSeries late =
        new MeasuredSeries(
            Metric.VALIDATION_LOSS,
            "",
            Direction.MINIMISE,
            Curve.of(new long[] {20, 39}, new double[] {6, 2.5}));
    List<MeasuredRun> runs =
        IntStream.range(0, 12)
            .mapToObj(
                k -> measured("run" + k, k, RunStatus.FINISHED, series(TRAIN_LOSS, training), late))
            .toList();
    assertThat(yardstick(runs).initial()).containsEntry(Metric.VALIDATION_LOSS, 10.0);
  }

  @Test
  void withoutAMetricOfKnownDirectionThereIsNoYardstick() {
    List<MeasuredRun> runs =
        IntStream.range(0, 12)
            .mapToObj(
                k ->
                    measured(
                        "run" + k, k, RunStatus.FINISHED, series(Metric.GRADIENT_NORM, 3, 2, 1)))
            .toList();
    assertThat(yardstick(runs).primary()).isEmpty();
    assertThat(yardstick(runs).leavingOut(runs.get(0)).missing().orElseThrow())
        .contains("no metric");
  }

  private static Metric primary(Metric... metrics) {
    List<MeasuredRun> runs = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      runs.add(
          measured(
              "run" + k,
              k,
              RunStatus.FINISHED,
              Stream.of(metrics)
                  .map(metric -> series(metric, 0.3, 0.2, 0.1))
                  .toArray(MeasuredSeries[]::new)));
    }
    return yardstick(runs).primary().orElseThrow().metric();
  }

  private static void assertSame(Yardstick yardstick, Yardstick other) {
    assertThat(ids(yardstick)).isEqualTo(ids(other));
    assertThat(yardstick.initial()).isEqualTo(other.initial());
    assertThat(yardstick.configs()).isEqualTo(other.configs());
    assertThat(yardstick.primary()).isEqualTo(other.primary());
    assertThat(yardstick.replicateNoise()).isEqualTo(other.replicateNoise());
  }

  private static List<String> ids(Yardstick yardstick) {
    return yardstick.good().stream().map(Sibling::runId).toList();
  }

  private static Yardstick yardstick(List<MeasuredRun> runs) {
    return builder(runs).build();
  }

  private static YardstickBuilder builder(List<MeasuredRun> runs) {
    YardstickBuilder builder = new YardstickBuilder(PROGRAM);
    runs.forEach(builder::add);
    return builder;
  }

  private static MeasuredRun run(int config, double end) {
    return measured("run" + config, config, RunStatus.FINISHED, series(TRAIN_LOSS, 9, 8, end));
  }

  private static MeasuredRun replicate(int config, int seed, double end) {
    return measured(
        "run" + config + "-" + seed, config, RunStatus.FINISHED, series(TRAIN_LOSS, 9, 8, end));
  }

  private static MeasuredRun withStatus(String id, RunStatus status) {
    return measured(id, 1000, status, series(TRAIN_LOSS, 9, 8, 1));
  }

  private static MeasuredRun trainedBy(String loss, int config) {
    Map<String, String> named = loss.isEmpty() ? Map.of() : Map.of("loss", loss);
    return measured(
        "run" + config,
        config,
        RunStatus.FINISHED,
        named,
        series(TRAIN_LOSS, 9, 8, 5),
        series(VALIDATION_ACCURACY, 0.1, 0.5, 0.5 + 0.01 * config));
  }

  private static MeasuredRun measured(
      String id, int config, RunStatus status, MeasuredSeries... series) {
    return measured(id, config, status, Map.of(), series);
  }

  private static MeasuredRun measured(
      String id, int config, RunStatus status, Map<String, String> more, MeasuredSeries... series) {
    Map<String, String> values = new HashMap<>(more);
    values.put("width", String.valueOf(config));
    values.put("seed", id);
    RunConfig hyperparameters = RunConfig.of(values);
    return new MeasuredRun(
        id,
        "experiment",
        PROGRAM,
        hyperparameters.groupWithin(PROGRAM, Optional.empty()),
        status,
        false,
        Double.NaN,
        hyperparameters,
        DataProfile.UNKNOWN,
        List.of(series));
  }

  private static MeasuredSeries series(Metric metric, double... values) {
    Direction direction =
        metric.equals(Metric.GRADIENT_NORM)
            ? Direction.UNKNOWN
            : metric.name().equals(Metric.LOSS) ? Direction.MINIMISE : Direction.MAXIMISE;
    long[] steps = LongStream.range(0, values.length).toArray();
    return new MeasuredSeries(metric, "", direction, Curve.of(steps, values));
  }
}

package dev.mltd.analysis.compare;

import static dev.mltd.analysis.compare.Experiment.FAILED;
import static dev.mltd.analysis.compare.Experiment.experiment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.measure.PrimaryMetric;
import dev.mltd.analysis.stats.ImprovementBounds;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final double[] BEFORE = {1.0, 1.1, 0.9, 1.2, 1.0};
  private static final double[] THIRD_BETTER = {0.7, 0.7, 0.6, 0.8, 0.7};
  private static final double[] ALL_FAILED = {FAILED, FAILED, FAILED, FAILED, FAILED};
  private static final PrimaryMetric RECALL =
      new PrimaryMetric(new Metric("recall", Split.TEST), Direction.MAXIMISE);

  @Test
  void aFixThatWinsOnEverySeedIsVerified() {
    Judgement judgement = experiment().control(BEFORE).fixed(THIRD_BETTER).judge();
    assertThat(judgement.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(judgement.qValue()).hasValue(1 / 32.0);
    Comparison comparison = judgement.comparison().orElseThrow();
    assertThat(comparison.improvement().orElseThrow()).isCloseTo(1.7 / 5.2, within(1e-12));
    assertThat(comparison.bounds().map(ImprovementBounds::lower).orElseThrow()).isPositive();
    assertThat(judgement.reason())
        .startsWith("error -32.7 % on 5 seeds (from ")
        .endsWith("q = 0.0313");
  }

  /** Three perfect fixes among three are the limit of five seeds; one alone needs luck. */
  @Test
  void fiveSeedsAreTooFewAmongManyConfirmations() {
    Judgement judgement = experiment().control(BEFORE).fixed(THIRD_BETTER).judgeAmong(20);
    assertThat(judgement.verdict()).isEqualTo(Verdict.IMPROVED_UNCONFIRMED);
    assertThat(judgement.seedsNeeded().orElseThrow()).isBetween(8, 12);
    assertThat(judgement.reason()).contains("seeds would be needed");
  }

  @Test
  void theSeedsOfTheFormulaAreEnoughForOnePerfectFixAmongSoMany() {
    double[] before = {1, 1, 1, 1, 1, 1, 1, 1};
    double[] after = {0.8, 0.8, 0.7, 0.8, 0.75, 0.8, 0.6, 0.8};
    assertThat(experiment().control(before).fixed(after).judgeAmong(20).verdict())
        .isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void anImprovementTooSmallToMatterHasNoEffect() {
    assertThat(experiment().control(BEFORE).fixed(times(0.97, BEFORE)).judge().verdict())
        .isEqualTo(Verdict.NO_EFFECT);
    assertThat(experiment().control(BEFORE).fixed(BEFORE).judge().verdict())
        .isEqualTo(Verdict.NO_EFFECT);
  }

  @Test
  void aMinimumOfItsOwnDecides() {
    Comparison comparison = experiment().control(BEFORE).fixed(times(0.97, BEFORE)).compare();
    assertThat(new Gate(0.02).judge(List.of(comparison)))
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.VERIFIED);
  }

  @Test
  void aFixThatLosesOnEverySeedIsWorse() {
    assertThat(experiment().control(BEFORE).fixed(times(1.05, BEFORE)).judge().verdict())
        .isEqualTo(Verdict.WORSE);
  }

  @Test
  void betterOnMostSeedsIsUnconfirmed() {
    Judgement judgement = experiment().control(BEFORE).fixed(0.7, 0.7, 0.95, 0.8, 1.1).judge();
    assertThat(judgement.verdict()).isEqualTo(Verdict.IMPROVED_UNCONFIRMED);
    assertThat(judgement.seedsNeeded().orElseThrow()).isGreaterThan(5);
  }

  @Test
  void noiseIsInconclusive() {
    Judgement judgement = experiment().control(BEFORE).fixed(0.6, 1.5, 0.6, 1.6, 0.7).judge();
    assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judgement.seedsNeeded()).isEmpty();
  }

  @Test
  void aHigherCostBreaksAGuardUnlessTheFixAsksForIt() {
    Experiment dear = experiment().control(BEFORE).fixed(THIRD_BETTER).costOfFixed(1.21);
    assertThat(dear.judge().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(dear.judge().reason()).endsWith("but it costs 1.21 times as much");
    assertThat(experiment().control(BEFORE).fixed(THIRD_BETTER).costOfFixed(1.19).judge().verdict())
        .isEqualTo(Verdict.VERIFIED);
    Judgement waived = dear.spendsBudget().judge();
    assertThat(waived.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(waived.comparison().orElseThrow().costRatio()).isCloseTo(1.21, within(1e-12));
  }

  @Test
  void aCostThatIsHigherOnSomeSeedsOnlyIsNoise() {
    assertThat(
            experiment()
                .control(BEFORE)
                .fixed(THIRD_BETTER)
                .costOfControl(1, 1.4, 1.3, 2, 1.6)
                .costOfFixed(1.3, 1.3, 1.9, 1.4, 1.5)
                .judge()
                .verdict())
        .isEqualTo(Verdict.VERIFIED);
  }

  /** Seen on a busy machine, of arms whose trainings cost nearly the same on the other seeds. */
  @Test
  void aCostThatOnlyTwoSeedsTellMayBeNoise() {
    Experiment two = experiment().control(FAILED, FAILED, 1, FAILED, 1.1).fixed(THIRD_BETTER);
    assertThat(
            two.costOfControl(1, 1, 6.67, 1, 3.77)
                .costOfFixed(1, 1, 6.34, 1, 5.86)
                .judge()
                .verdict())
        .isEqualTo(Verdict.VERIFIED);
    assertThat(two.costOfFixed(1, 1, 13, 1, 12).judge().reason())
        .endsWith("but it costs 3.18 times as much");
  }

  @Test
  void whatAFailedTrainingCostsIsNoMeasure() {
    Judgement judgement =
        experiment()
            .control(FAILED, FAILED, FAILED, FAILED, FAILED)
            .fixed(THIRD_BETTER)
            .costOfFixed(3)
            .judge();
    assertThat(judgement.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(judgement.comparison().orElseThrow().costRatio()).isNaN();
  }

  @Test
  void aCostThatIsUnknownIsNotMild() {
    assertThat(
            experiment()
                .control(BEFORE)
                .fixed(THIRD_BETTER)
                .costOfFixed(Double.NaN)
                .judge()
                .reason())
        .endsWith("but its cost is unknown");
  }

  /** From 0.9 to 0.87 the error grows by 30 %, from 0.9 to 0.89 by 10 %. */
  @Test
  void aGuardMetricThatGetsWorseBreaksAGuard() {
    assertThat(
            experiment()
                .control(BEFORE)
                .fixed(THIRD_BETTER)
                .guard(RECALL, 0.9, 0.87)
                .judge()
                .reason())
        .endsWith("but the error in test recall is 30 % larger");
    assertThat(
            experiment()
                .control(BEFORE)
                .fixed(THIRD_BETTER)
                .guard(RECALL, 0.9, 0.89)
                .judge()
                .verdict())
        .isEqualTo(Verdict.VERIFIED);
    assertThat(
            experiment()
                .control(BEFORE)
                .fixed(THIRD_BETTER)
                .guard(RECALL, 0.9, Double.NaN)
                .judge()
                .verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void whereTheUnchangedConfigAlwaysFailsCountingDecides() {
    Judgement judgement = experiment().control(ALL_FAILED).fixed(THIRD_BETTER).judge();
    assertThat(judgement.verdict()).isEqualTo(Verdict.VERIFIED);
    Comparison comparison = judgement.comparison().orElseThrow();
    assertThat(comparison.pValue()).isCloseTo(1 / 252.0, within(1e-12));
    assertThat(comparison.improvement()).isEmpty();
    assertThat(comparison.bounds()).isEmpty();
    assertThat(judgement.reason()).isEqualTo("failed on 0 of 5 seeds, unchanged on 5, q = 0.00397");
  }

  @Test
  void aFixThatAlwaysFailsIsWorse() {
    assertThat(experiment().control(BEFORE).fixed(ALL_FAILED).judge().verdict())
        .isEqualTo(Verdict.WORSE);
  }

  @Test
  void whereBothAlwaysFailNothingIsKnown() {
    assertThat(experiment().control(ALL_FAILED).fixed(ALL_FAILED).judge().verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aFailureOnSomeSeedsIsTheLargestDifference() {
    double[] sometimes = {1.0, FAILED, 0.9, FAILED, 1.0};
    assertThat(experiment().control(sometimes).fixed(THIRD_BETTER).judge().verdict())
        .isEqualTo(Verdict.VERIFIED);
    assertThat(experiment().control(BEFORE).fixed(0.7, 0.7, FAILED, 0.8, 0.7).judge().verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void fewerFailuresOnTooFewSeedsAreUnconfirmed() {
    double[] sometimes = {FAILED, FAILED, 0.6, 0.7, 0.7};
    assertThat(experiment().control(sometimes).fixed(THIRD_BETTER).judge().verdict())
        .isEqualTo(Verdict.IMPROVED_UNCONFIRMED);
  }

  @Test
  void notToBeatTheTrivialPredictorIsAFailure() {
    Judgement judgement =
        experiment().control(2.1, 2.2, 2, 2.3, 2.1).trivial(2).fixed(THIRD_BETTER).judge();
    assertThat(judgement.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(judgement.comparison().orElseThrow().controlFailures()).isEqualTo(5);
  }

  /** From 0.98 to 0.99 the error is halved. */
  @Test
  void accuracyIsJudgedByWhatIsMissing() {
    assertThat(
            experiment()
                .metric("accuracy", Direction.MAXIMISE)
                .control(0.98, 0.979, 0.981, 0.98, 0.982)
                .fixed(0.99, 0.99, 0.99, 0.99, 0.99)
                .compare()
                .improvement()
                .orElseThrow())
        .isCloseTo(0.4898, within(0.0001));
  }

  @Test
  void aScoreWithoutAnUpperLimitIsJudgedByItself() {
    assertThat(
            experiment()
                .metric("psnr", Direction.MAXIMISE)
                .control(20, 21, 22, 20, 21)
                .fixed(25, 26, 27, 25, 26)
                .judge()
                .verdict())
        .isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void refusesWhatHasNoDirection() {
    assertRefused(
        experiment().metric("score", Direction.UNKNOWN).control(BEFORE).fixed(THIRD_BETTER),
        "it is unknown which way test score is better");
  }

  @Test
  void refusesAMetricThatCanChangeItsSign() {
    assertRefused(
        experiment().metric("reward", Direction.MAXIMISE).control(BEFORE).fixed(THIRD_BETTER),
        "test reward can change its sign");
    assertRefused(
        experiment().control(1, 2, 1, 2, 1).fixed(-1, 1, 1, 1, 1), "test rmse can change its sign");
  }

  @Test
  void refusesSharesInPercent() {
    assertRefused(
        experiment()
            .metric("accuracy", Direction.MAXIMISE)
            .control(80, 81, 82, 80, 81)
            .fixed(90, 91, 92, 90, 91),
        "test accuracy is above 1");
  }

  @Test
  void refusesErrorsThatAreMostlyNoise() {
    assertRefused(
        experiment().control(0.1, 5, 0.01, 0.02, 0.01).fixed(0.1, 0.1, 0.1, 0.1, 0.1),
        "test rmse of the unchanged config varies more than it differs from the best possible");
    assertRefused(
        experiment().control(0, 0, 0, 0, 0).fixed(0, 0, 0, 0, 0),
        "test rmse of the unchanged config varies more than it differs from the best possible");
  }

  @Test
  void refusesArmsScoredOnDifferentExamples() {
    assertRefused(
        experiment().control(BEFORE).fixed(THIRD_BETTER).fixedIsScoredOn("others"),
        "the arms were scored on different examples");
  }

  @Test
  void refusesALossThatTheFixChanges() {
    assertRefused(
        experiment()
            .metric("loss", Direction.MINIMISE)
            .changes("label_smoothing", "0.1")
            .control(BEFORE)
            .fixed(THIRD_BETTER),
        "the fix changes what test loss means");
  }

  @Test
  void refusesArmsThatAreNotComplete() {
    assertRefused(
        experiment().control(BEFORE).fixed(THIRD_BETTER).missing(1),
        "the fix has no result on seed 6");
  }

  @Test
  void whatIsRefusedCountsAmongTheConfirmationsOfTheSweep() {
    Comparison good = experiment().control(BEFORE).fixed(THIRD_BETTER).compare();
    Comparison refused = experiment().control(BEFORE).fixed(THIRD_BETTER).missing(1).compare();
    assertThat(new Gate(Gate.STANDARD_MINIMUM).judge(List.of(good, refused)).get(0).qValue())
        .hasValue(2 / 32.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 30})
  void whereEveryFixWinsAllAreVerifiedHoweverManyThereAre(int size) {
    Comparison comparison = experiment().control(BEFORE).fixed(THIRD_BETTER).compare();
    assertThat(new Gate(Gate.STANDARD_MINIMUM).judge(Collections.nCopies(size, comparison)))
        .hasSize(size)
        .allSatisfy(one -> assertThat(one.verdict()).isEqualTo(Verdict.VERIFIED));
  }

  private static void assertRefused(Experiment experiment, String reason) {
    Judgement judgement = experiment.judge();
    assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(judgement.reason()).isEqualTo(reason);
    assertThat(judgement.qValue()).isEmpty();
  }

  private static double[] times(double factor, double[] values) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }
}

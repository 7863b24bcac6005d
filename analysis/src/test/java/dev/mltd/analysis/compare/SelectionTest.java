package dev.mltd.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.Cost;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final double FAILED = Double.NaN;
  private static final double NO_RESULT = Double.NEGATIVE_INFINITY;
  private static final RunConfig CONFIG = RunConfig.of(Map.of("width", "0"));
  private static final FixPlan PLAN =
      new FixPlan(
          "group",
          List.of("run"),
          new Training(
              new Program("program"), CONFIG, 1, new DataReference("", "data"), "dl4j", "1", "cpu"),
          IntStream.rangeClosed(1, 3).mapToObj(SelectionTest::candidate).toList(),
          Experiment.ERROR,
          List.of(),
          List.of(2L, 3L, 4L, 5L, 6L),
          Cost.NOTHING);

  private static Candidate candidate(int number) {
    RunConfig config = RunConfig.of(Map.of("width", String.valueOf(number)));
    return new Candidate(
        "Cause", "Fix" + number, config, Change.between(CONFIG, config), 0.5, false);
  }

  @Test
  void moreWinnersOfASweepNeedMoreSeedsEachAsFarAsThePlanGoes() {
    Selection won = new Selection(Optional.of(candidate(1)), "best");
    Selection none = new Selection(Optional.empty(), "every candidate failed");
    assertThat(Selection.seeds(PLAN, List.of(none))).isZero();
    assertThat(Selection.seeds(PLAN, List.of(won, none))).isEqualTo(5);
    FixPlan longer = withSeeds(List.of(2L, 3L, 4L, 5L, 6L, 7L, 8L));
    assertThat(Selection.seeds(longer, List.of(won, won, won, won))).isEqualTo(6);
    assertThat(Selection.seeds(PLAN, List.of(won, won, won, won))).isEqualTo(5);
  }

  private static FixPlan withSeeds(List<Long> seeds) {
    return new FixPlan(
        PLAN.group(),
        PLAN.runIds(),
        PLAN.control(),
        PLAN.candidates(),
        PLAN.metric(),
        PLAN.guards(),
        seeds,
        PLAN.cost());
  }

  @Test
  void theBestCandidateWins() {
    assertThat(winner(1.0, 0.9, 0.7, 0.8)).contains("Fix2");
  }

  @Test
  void ofEqualOnesTheLikelierWins() {
    assertThat(winner(1.0, 0.7, 0.7, 0.7)).contains("Fix1");
  }

  @Test
  void aControlThatWasLuckyOnOneSeedDoesNotEndThePlan() {
    assertThat(winner(0.1, 0.9, 0.7, 0.8)).contains("Fix2");
  }

  @Test
  void aCandidateThatWorksBeatsAControlThatFails() {
    assertThat(winner(FAILED, FAILED, 5, FAILED)).contains("Fix2");
    assertThat(winner(FAILED, FAILED, FAILED, FAILED)).isEmpty();
  }

  @Test
  void aCandidateWithoutAResultIsOut() {
    assertThat(winner(1.0, NO_RESULT, 0.9, NO_RESULT)).contains("Fix2");
    Selection nothing = select(NO_RESULT, 0.1, 0.1, 0.1);
    assertThat(nothing.winner()).isEmpty();
    assertThat(nothing.reason()).isEqualTo("the control has no result on the selection seed");
  }

  @Test
  void aCandidateThatBreaksAGuardComesAfterThoseThatDoNot() {
    assertThat(winner(result(0, 1, 1), result(1, 0.5, 3), result(2, 0.9, 1))).contains("Fix2");
    assertThat(winner(result(0, 1, 1), result(1, 0.5, 3))).contains("Fix1");
  }

  /** A cheap config that learns nothing is what the fix must not make dear. */
  @Test
  void whatAControlCostsThatLearnedNothingCountsToo() {
    TrainingResult control = noBetterThanTrivial(PLAN.selection().get(0));
    assertThat(winner(control, result(1, 0.5, 3), result(2, 0.6, 1))).contains("Fix2");
  }

  @Test
  void twiceTheCostMayBeNoiseOfASingleTraining() {
    assertThat(winner(result(0, 1, 1), result(1, 0.5, 2), result(2, 0.6, 1))).contains("Fix1");
  }

  @Test
  void aCostThatNobodyKnowsIsHeldAgainstNoCandidate() {
    double unknown = Double.NaN;
    assertThat(winner(result(0, 1, unknown), result(1, 0.5, unknown), result(2, 0.6, 1)))
        .contains("Fix1");
  }

  private static TrainingResult noBetterThanTrivial(Training training) {
    return new TrainingResult(training, 1, 1, Optional.empty(), "test", 1000, 1, Map.of());
  }

  private static Optional<String> winner(double control, double... candidates) {
    return select(control, candidates).winner().map(Candidate::fix);
  }

  private static Optional<String> winner(TrainingResult... results) {
    return Selection.of(PLAN, List.of(results)).winner().map(Candidate::fix);
  }

  private static Selection select(double control, double... candidates) {
    List<TrainingResult> results = new ArrayList<>();
    for (int k = 0; k <= candidates.length; k++) {
      double value = k == 0 ? control : candidates[k - 1];
      if (value != NO_RESULT) {
        results.add(result(k, value, 1));
      }
    }
    return Selection.of(PLAN, results);
  }

  /** Of the control, which is 0, or of a candidate. */
  private static TrainingResult result(int number, double value, double cost) {
    return new TrainingResult(
        PLAN.selection().get(number),
        value,
        Double.NaN,
        Double.isNaN(value) ? Optional.of("diverged") : Optional.empty(),
        "test",
        1000,
        cost,
        Map.<Metric, Double>of());
  }
}

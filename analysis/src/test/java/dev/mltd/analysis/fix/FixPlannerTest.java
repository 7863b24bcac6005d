package dev.mltd.analysis.fix;

import static dev.mltd.analysis.fix.Diagnosed.ill;
import static dev.mltd.analysis.fix.Diagnosed.trainable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.causes.BatchTooLarge;
import dev.mltd.analysis.causes.ClassesImbalanced;
import dev.mltd.analysis.causes.LearningRateTooHigh;
import dev.mltd.analysis.causes.LossUnsuited;
import dev.mltd.analysis.causes.TrainValidationShift;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixPlannerTest {

  private static Fix times(double factor) {
    return tried("x" + factor, Step.multiply(Knob.LEARNING_RATE, factor));
  }

  private static Fix tried(String name, Step step) {
    return Fix.of(name, name, "a test", step);
  }

  private static final List<Remedy> REMEDIES =
      List.of(
          Remedy.of(new LearningRateTooHigh(), 0.9, times(0.1), times(0.01), times(0.001)),
          Remedy.of(new BatchTooLarge(), 0.5, times(2), times(3), times(4), times(5)),
          Remedy.of(new ClassesImbalanced(), 0.5, times(7)),
          Remedy.of(new LossUnsuited(), 0.5, tried("other loss", Step.set(Knob.LOSS, "other"))),
          Remedy.none(new TrainValidationShift(), "its owner must look"));

  private static final FixPlanner PLANNER = new FixPlanner(REMEDIES, Map.of());

  @ParameterizedTest
  @CsvSource({"1,5", "3,5", "4,6", "6,6", "7,7", "12,7", "13,8", "25,8", "26,9", "51,9", "52,10"})
  void moreConfirmationsNeedMoreSeedsEach(int confirmations, int seeds) {
    assertThat(FixPlan.seedsFor(confirmations)).isEqualTo(seeds);
    assertThat(Math.max(5, (int) Math.ceil(Math.log(10.0 * confirmations) / Math.log(2))))
        .isEqualTo(seeds);
  }

  @Test
  void atMostThreeCandidatesAreTriedInTheOrderOfTheCausesFixes() {
    FixPlan plan = onlyPlan(ill("a").of(BatchTooLarge.class, 0.8));
    assertThat(plan.candidates())
        .extracting(Candidate::fix)
        .containsExactly("x2.0", "x3.0", "x4.0");
    assertThat(plan.selection()).hasSize(4);
    assertThat(plan.selection().get(0)).isEqualTo(plan.control());
    assertThat(plan.selection()).extracting(Training::seed).containsOnly(plan.control().seed());
  }

  /** The second fix of a cause matters only where the first did not help. */
  @Test
  void anotherLikelyCauseComesBeforeTheSecondFixOfACauseThatTheFirstUsuallyCures() {
    FixPlan plan =
        onlyPlan(ill("a").of(LearningRateTooHigh.class, 0.9).of(BatchTooLarge.class, 0.4));
    assertThat(plan.candidates())
        .extracting(Candidate::fix)
        .containsExactly("x0.1", "x2.0", "x3.0");
  }

  @Test
  void aCauseThatIsNotCredibleIsNotTried() {
    FixPlan plan =
        onlyPlan(ill("a").of(LearningRateTooHigh.class, 0.9).of(BatchTooLarge.class, 0.29));
    assertThat(plan.candidates()).extracting(Candidate::cause).containsOnly("LearningRateTooHigh");
  }

  @Test
  void runsOfOneGroupShareOnePlan() {
    List<Decision> decisions =
        plan(
            ill("a").of(LearningRateTooHigh.class, 0.9).seed(1),
            ill("a").of(BatchTooLarge.class, 0.9).seed(2),
            ill("a").answer(Diagnosis.NONE, 1).seed(3));
    assertThat(decisions).hasSize(1);
    FixPlan plan = decisions.get(0).plan().orElseThrow();
    assertThat(plan.runIds()).containsExactly("a-1", "a-2");
    assertThat(plan.candidates()).extracting(Candidate::fix).contains("x0.1", "x2.0");
  }

  @Test
  void seedsAreFreshDifferentAndTheSameOnEveryCall() {
    FixPlan first = onlyPlan(ill("a").of(LearningRateTooHigh.class, 0.9));
    List<Long> seeds = new ArrayList<>(first.confirmationSeeds());
    seeds.add(first.control().seed());
    assertThat(seeds).doesNotHaveDuplicates().hasSize(6);
    assertThat(onlyPlan(ill("a").of(LearningRateTooHigh.class, 0.9)).id()).isEqualTo(first.id());

    long used = first.confirmationSeeds().get(2);
    FixPlan second =
        plan(
                ill("a").of(LearningRateTooHigh.class, 0.9),
                ill("a").answer(Diagnosis.NONE, 1).seed(used))
            .get(0)
            .plan()
            .orElseThrow();
    assertThat(second.confirmationSeeds()).doesNotContain(used).hasSize(5);
  }

  @Test
  void bothArmsHaveTheSameSeedsAndDifferInTheConfigAlone() {
    FixPlan plan = onlyPlan(ill("a").of(LearningRateTooHigh.class, 0.9));
    List<Training> control = plan.controlArm(5);
    List<Training> treatment = plan.treatmentArm(plan.candidates().get(0), 5);
    assertThat(control).extracting(Training::seed).isEqualTo(plan.confirmationSeeds());
    assertThat(treatment)
        .extracting(training -> training.withConfig(plan.control().config()))
        .isEqualTo(control);
    assertThat(treatment)
        .allSatisfy(one -> assertThat(one.config().text("learning_rate")).contains("0.01"));
  }

  @Test
  void nothingIsRetrainedWithoutNeed() {
    assertThat(plan(ill("a").answer(Diagnosis.NONE, 1))).isEmpty();
  }

  @Test
  void saysWhyItDoesNotRetrain() {
    assertThat(reason(ill("a").answer(Diagnosis.NOT_JUDGED, 1)))
        .isEqualTo("too little was recorded to judge it");
    assertThat(reason(ill("a").answer(Diagnosis.UNKNOWN, 0.9)))
        .isEqualTo("no known cause is likely enough to act upon");
    assertThat(reason(ill("a").of(TrainValidationShift.class, 0.9)))
        .isEqualTo("TrainValidationShift: its owner must look");
    assertThat(reason(ill("a").of(LearningRateTooHigh.class, 0.9).config("learning_rate", "?")))
        .isEqualTo("x0.1 changes nothing; x0.01 changes nothing; x0.001 changes nothing");
  }

  @Test
  void saysWhyItCannotRetrain() {
    DiagnosedRun run = ill("a").of(LearningRateTooHigh.class, 0.9).build();
    assertThat(reason(run, List.of()))
        .isEqualTo("nobody has said how its program is trained: see the programs file");
    assertThat(
            reason(
                run,
                List.of(trainable(Optional.empty(), Budget.UNLIMITED, config -> Optional.empty()))))
        .isEqualTo("it is unknown which metric counts, or which way it is better");
    PrimaryMetric undirected = new PrimaryMetric(Metric.VALIDATION_LOSS, Direction.UNKNOWN);
    assertThat(
            reason(
                run,
                List.of(
                    trainable(
                        Optional.of(undirected), Budget.UNLIMITED, config -> Optional.empty()))))
        .isEqualTo("it is unknown which metric counts, or which way it is better");
    assertThat(
            reason(
                run,
                List.of(
                    trainable(
                        trainable().conventional(),
                        Budget.UNLIMITED,
                        config -> Optional.of("learning_rate is fixed")))))
        .startsWith("x0.1: learning_rate is fixed; x0.01");
  }

  @Test
  void theFingerprintOfTheDataIsTheRunsOwnElseThatOfWhoReadTheFiles() {
    Diagnosed named = ill("a").of(BatchTooLarge.class, 0.9);
    assertThat(onlyPlan(named).control().data().fingerprint()).isEqualTo("fingerprint");
    DataProfile read = DataProfile.missing("data.csv", "read", "no label column");
    assertThat(onlyPlan(named.dataWithoutFingerprint(read)).control().data().fingerprint())
        .isEqualTo("read");
    assertThat(reason(named.dataWithoutFingerprint(DataProfile.UNKNOWN)))
        .isEqualTo("the fingerprint of its training data is unknown");
  }

  @Test
  void aCauseThatNoTableNamesIsPassedOver() {
    assertThat(reason(ill("a").answer("Unheard", 0.9)))
        .isEqualTo("Unheard: is not in the catalogue");
  }

  @Test
  void rareClassesAreJudgedByBalancedAccuracyUnlessTheTeamStatesAMetric() {
    assertThat(onlyPlan(ill("a").of(ClassesImbalanced.class, 0.9)).metric())
        .hasToString("validation balanced_accuracy");
    assertThat(onlyPlan(ill("a").of(BatchTooLarge.class, 0.9)).metric())
        .hasToString("validation accuracy");
  }

  @Test
  void aLossIsNoMeasureOfAFixThatChangesIt() {
    DiagnosedRun run = ill("a").of(LossUnsuited.class, 0.9).of(BatchTooLarge.class, 0.3).build();
    PrimaryMetric loss = new PrimaryMetric(Metric.VALIDATION_LOSS, Direction.MINIMISE);
    TrainableProgram byLoss =
        trainable(Optional.of(loss), Budget.UNLIMITED, config -> Optional.empty());
    assertThat(candidates(run, trainable())).contains("other loss");
    assertThat(candidates(run, byLoss)).isNotEmpty().doesNotContain("other loss");
    assertThat(reason(ill("a").of(LossUnsuited.class, 0.9).build(), List.of(byLoss)))
        .isEqualTo("its fixes change what validation loss means: state another metric");
  }

  /** One training costs an hour: selection takes 4, and five seeds in two arms 10. */
  @Test
  void aPlanSaysTheMostThatItMayCost() {
    assertThat(onlyPlan(ill("a").of(BatchTooLarge.class, 0.9).hours(1)).cost())
        .isEqualTo(new Cost(14, 14));
  }

  @Test
  void unknownHoursCountAsOneAndThatIsSaid() {
    Decision decision = plan(ill("a").of(BatchTooLarge.class, 0.9).unknownHours()).get(0);
    assertThat(decision.plan().orElseThrow().cost().deviceHours()).isCloseTo(14, within(1e-9));
    assertThat(decision.reason()).endsWith("device hours are unknown, a training counts as one");
  }

  @Test
  void aShortBudgetGoesWhereARepairIsWorthMost() {
    List<DiagnosedRun> runs =
        List.of(
            ill("cheap").of(BatchTooLarge.class, 0.9).score(1).build(),
            ill("dear").of(BatchTooLarge.class, 0.9).score(30).build(),
            ill("unlikely").of(BatchTooLarge.class, 0.31).score(30).build());
    assertThat(retried(runs, new Budget(14, 100, 100))).containsExactly("dear");
    assertThat(retried(runs, new Budget(28, 100, 100))).containsExactly("dear", "unlikely");
    assertThat(retried(runs, new Budget(100, 14, 100))).containsExactly("dear");
    assertThat(retried(runs, new Budget(100, 100, 14))).containsExactly("dear");
    assertThat(retried(runs, new Budget(100, 100, 13))).isEmpty();
    assertThat(retried(runs, new Budget(0, 0, 0))).isEmpty();
    assertThat(PLANNER.plan(runs, List.of(trainable()), new Budget(14, 100, 100)).get(0).reason())
        .isEqualTo("the budget has no room for up to 14 trainings and 14 device hours");
  }

  @Test
  void whatAnEarlierSweepAnsweredLeavesTheBudgetToWhatIsOpen() {
    List<DiagnosedRun> runs =
        List.of(
            ill("cheap").of(BatchTooLarge.class, 0.9).score(1).build(),
            ill("dear").of(BatchTooLarge.class, 0.9).score(30).build());
    Budget one = new Budget(14, 100, 100);
    FixPlan first = onlyPlan(PLANNER.plan(runs, List.of(trainable()), one));
    FixPlanner nextNight = new FixPlanner(REMEDIES, Map.of(first.questionId(), "NO_EFFECT before"));
    List<Decision> next = nextNight.plan(runs, List.of(trainable()), one);
    assertThat(first.group()).isEqualTo("dear");
    assertThat(onlyPlan(next).group()).isEqualTo("cheap");
    assertThat(next.get(1).reason()).isEqualTo("NO_EFFECT before");
  }

  /** More plans in a sweep need more seeds each, and a new run of the group may have used one. */
  @Test
  void aQuestionIsTheSameOnOtherSeedsAndAnotherOneWithAnotherCandidate() {
    FixPlan plan = onlyPlan(ill("a").of(BatchTooLarge.class, 0.9));
    List<Long> others = List.of(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(with(plan, plan.candidates(), others).questionId()).isEqualTo(plan.questionId());
    assertThat(with(plan, plan.candidates().subList(0, 2), others).questionId())
        .isNotEqualTo(plan.questionId());
  }

  private static FixPlan with(FixPlan plan, List<Candidate> candidates, List<Long> seeds) {
    return new FixPlan(
        plan.group(),
        plan.runIds(),
        plan.control(),
        candidates,
        plan.metric(),
        plan.guards(),
        seeds,
        plan.cost());
  }

  @Test
  void aProgramsOwnBudgetHoldsToo() {
    TrainableProgram program =
        trainable(trainable().conventional(), new Budget(20, 100, 100), config -> Optional.empty());
    List<DiagnosedRun> runs =
        List.of(
            ill("a").of(BatchTooLarge.class, 0.9).build(),
            ill("b").of(BatchTooLarge.class, 0.9).build());
    assertThat(PLANNER.plan(runs, List.of(program), Budget.UNLIMITED))
        .filteredOn(decision -> decision.plan().isPresent())
        .hasSize(1);
  }

  /** Five plans fit into 80 trainings with 6 seeds each, and only three need no more than 5. */
  @Test
  void asManyPlansAsTheBudgetPaysNeedSeedsForThatMany() {
    List<DiagnosedRun> runs =
        LongStream.range(0, 40)
            .mapToObj(k -> ill("group" + k).of(BatchTooLarge.class, 0.9).build())
            .toList();
    List<FixPlan> plans =
        PLANNER.plan(runs, List.of(trainable()), new Budget(80, 1e9, 1e9)).stream()
            .flatMap(decision -> decision.plan().stream())
            .toList();
    assertThat(plans).hasSize(5);
    assertThat(plans).allSatisfy(plan -> assertThat(plan.confirmationSeeds()).hasSize(6));
  }

  @Test
  void upToTwentyFivePlansCostAtMostTwentyTrainingsEach() {
    List<DiagnosedRun> runs =
        LongStream.range(0, 25)
            .mapToObj(k -> ill("group" + k).of(BatchTooLarge.class, 0.9).build())
            .toList();
    assertThat(PLANNER.plan(runs, List.of(trainable()), Budget.UNLIMITED))
        .hasSize(25)
        .allSatisfy(
            decision -> assertThat(decision.plan().orElseThrow().cost().trainings()).isEqualTo(20));
  }

  private static List<String> retried(List<DiagnosedRun> runs, Budget budget) {
    return PLANNER.plan(runs, List.of(trainable()), budget).stream()
        .filter(decision -> decision.plan().isPresent())
        .map(Decision::group)
        .toList();
  }

  private static List<String> candidates(DiagnosedRun run, TrainableProgram program) {
    FixPlan plan =
        PLANNER.plan(List.of(run), List.of(program), Budget.UNLIMITED).get(0).plan().orElseThrow();
    return plan.candidates().stream().map(Candidate::fix).toList();
  }

  private static String reason(Diagnosed run) {
    return reason(run.build(), List.of(trainable()));
  }

  private static String reason(DiagnosedRun run, List<TrainableProgram> programs) {
    Decision decision = PLANNER.plan(List.of(run), programs, Budget.UNLIMITED).get(0);
    assertThat(decision.plan()).isEmpty();
    return decision.reason();
  }

  private static FixPlan onlyPlan(Diagnosed run) {
    return onlyPlan(plan(run));
  }

  private static FixPlan onlyPlan(List<Decision> decisions) {
    List<FixPlan> plans = decisions.stream().flatMap(one -> one.plan().stream()).toList();
    assertThat(plans).hasSize(1);
    return plans.get(0);
  }

  private static List<Decision> plan(Diagnosed... runs) {
    return PLANNER.plan(
        Stream.of(runs).map(Diagnosed::build).toList(), List.of(trainable()), Budget.UNLIMITED);
  }
}

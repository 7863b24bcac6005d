package dev.mltd.analysis.spark.phases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.compare.SelectedCandidate;
import dev.mltd.analysis.compare.Selection;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.Cost;
import dev.mltd.analysis.fix.Decision;
import dev.mltd.analysis.fix.DeliveredTraining;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.PlannedGroup;
import dev.mltd.analysis.fix.RetrainedRun;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.measure.PrimaryMetric;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishComparisonsTest {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);
  private static final String RUN = "ill-run";
  private static final int SEEDS = 5;
  private static final PrimaryMetric METRIC =
      new PrimaryMetric(Metric.written("validation rmse"), Direction.MINIMISE);
  private static final RunConfig BEFORE = RunConfig.of(Map.of("learning_rate", "0.1"));
  private static final RunConfig AFTER = RunConfig.of(Map.of("learning_rate", "0.01"));
  private static final Candidate CANDIDATE =
      new Candidate("Cause", "Fix", AFTER, Change.between(BEFORE, AFTER), 0.5, false);
  private static final FixPlan PLAN =
      new FixPlan(
          "group",
          List.of(RUN),
          new Training(
              new Program("mnist"), BEFORE, 1, new DataReference("", "data"), "dl4j", "1", "cpu"),
          List.of(CANDIDATE),
          METRIC,
          List.of(),
          List.of(2L, 3L, 4L, 5L, 6L),
          Cost.NOTHING);

  @TempDir private Path folder;

  @Test
  void theSymptomThatIsFollowedIsTheOneThatSpeaksMostForTheCause() {
    FixVerdict row =
        compared(
            Map.of("LossDiverges", 2.5, "LossSpikes", 0.7, "ValuesMissing", 5.0),
            List.of(
                finding(RUN, "WorseThanSiblings", Severity.CRITICAL),
                finding(RUN, "ValuesMissing", Severity.CRITICAL),
                finding(RUN, "LossDiverges", Severity.MAJOR)),
            List.of(
                finding(retrained(Arm.CONTROL), "LossDiverges", Severity.MAJOR),
                finding(retrained(Arm.TREATMENT), "WorseThanSiblings", Severity.MAJOR)));
    assertThat(row.symptom()).hasValue("LossDiverges");
    assertThat(row.symptomInControl()).hasValue(1);
    assertThat(row.symptomGone()).hasValue(true);
    assertThat(row.verdict()).isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void aSweepOfBeforeSymptomsWereNamedFollowsTheOneThatWeighsMost() {
    FixVerdict row =
        compared(
            Map.of(),
            List.of(finding(RUN, "LossDiverges", Severity.MAJOR)),
            List.of(finding(retrained(Arm.CONTROL), "LossDiverges", Severity.MAJOR)));
    assertThat(row.symptom()).hasValue("LossDiverges");
    assertThat(row.symptomGone()).hasValue(true);
  }

  @Test
  void armsThatWereScoredOnDifferentExamplesAreNotJudged() {
    publishTrainings("other examples");
    assertThat(compare())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.verdict()).isEqualTo(Verdict.NOT_JUDGED);
              assertThat(row.reason()).contains("scored on different examples");
              assertThat(row.modelPath()).isEmpty();
            });
  }

  @Test
  void laterSweepsKnowWhatThisOneAnswered() {
    assertThat(answersBefore(DATE)).isEmpty();
    publishTrainings("examples");
    compare();
    assertThat(answersBefore(DATE)).isEmpty();
    assertThat(answersBefore(DATE.plusDays(1)))
        .isEqualTo(Map.of(PLAN.questionId(), "the sweep of 2026-01-31 has judged it: VERIFIED"));
  }

  @Test
  void whatCannotBeJudgedIsAnswered() {
    publishTrainings("other examples");
    compare();
    assertThat(answersBefore(DATE.plusDays(1)).values())
        .containsExactly("the sweep of 2026-01-31 has judged it: NOT_JUDGED");
  }

  @Test
  void whereAMachineEndedATrainingALaterSweepAsksAgain() {
    List<DeliveredTraining> trainings = confirmation("examples");
    Training last = PLAN.confirmation(CANDIDATE, SEEDS).get(2 * SEEDS - 1);
    trainings.set(
        2 * SEEDS - 1,
        DeliveredTraining.of(
            PLAN, last, TrainingOutcome.notCarriedOut(last.id(), "the machine was lost", 1)));
    publishTrainings(trainings);
    assertThat(compare().get(0).verdict()).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(answersBefore(DATE.plusDays(1))).isEmpty();
  }

  @Test
  void withoutAnyPlanNothingIsComparedAndThatIsPublished() {
    publish(Datasets.PLANS, List.of());
    publish(Datasets.RETRAINED_SELECTION, List.of());
    new PublishSelections(spark(), folder.toString()).run(DATE, "test");
    assertThat(new PublishRetraining(spark(), folder.toString()).asked(Stage.CONFIRMATION, DATE))
        .isEmpty();
    new PublishRetraining(spark(), folder.toString())
        .publish(Stage.CONFIRMATION, DATE, List.of(), Map.of(), id -> Optional.empty(), "test");
    assertThat(compare()).isEmpty();
    assertThat(warehouse().has(Datasets.COMPARISONS, DATE)).isTrue();
  }

  private static SparkSession spark() {
    return LocalSpark.session();
  }

  private Warehouse warehouse() {
    return new Warehouse(spark(), folder.toString());
  }

  private List<FixVerdict> compare() {
    return new PublishComparisons(spark(), folder.toString()).run(DATE, 0.1, "test").rows();
  }

  private Map<String, String> answersBefore(LocalDate date) {
    return PublishComparisons.answersBefore(warehouse(), date);
  }

  private void publishTrainings(String examplesOfTreatment) {
    publishTrainings(confirmation(examplesOfTreatment));
  }

  private void publishTrainings(List<DeliveredTraining> confirmation) {
    publish(
        Datasets.PLANS,
        List.of(
            PlannedGroup.of(
                new Decision(
                    "group", new Program("mnist"), List.of(RUN), Optional.of(PLAN), "why"))));
    List<DeliveredTraining> selection =
        List.of(row(PLAN.control(), 1, ""), row(treated(), 0.5, ""));
    publish(Datasets.RETRAINED_SELECTION, selection);
    publish(
        Datasets.SELECTIONS,
        List.of(SelectedCandidate.of(PLAN, new Selection(Optional.of(CANDIDATE), "best"), SEEDS)));
    publish(Datasets.RETRAINED_CONFIRMATION, confirmation);
  }

  /** A fix that halves the error on every seed. */
  private static List<DeliveredTraining> confirmation(String examplesOfTreatment) {
    List<DeliveredTraining> confirmation = new ArrayList<>();
    for (Training training : PLAN.confirmation(CANDIDATE, SEEDS)) {
      boolean control = training.config().equals(BEFORE);
      confirmation.add(
          row(
              training,
              (control ? 1 : 0.5) + 0.01 * training.seed(),
              control ? "examples" : examplesOfTreatment));
    }
    return confirmation;
  }

  /**
   * The verdict on a fix that works.
   *
   * @param symptoms that speak for the cause which it cures
   * @param archived what was found in the ill run
   * @param retrained what was found in the runs of both arms
   */
  private FixVerdict compared(
      Map<String, Double> symptoms, List<RunFinding> archived, List<RunFinding> retrained) {
    publishTrainings("examples");
    publish(
        Datasets.DIAGNOSES,
        List.of(new RankedCause(RUN, "mnist", CANDIDATE.cause(), 1, 0.9, "", "", "", symptoms)));
    publish(Datasets.FINDINGS, archived);
    publish(Datasets.FINDINGS_RETRAINED, retrained);
    return compare().get(0);
  }

  private static Training treated() {
    return PLAN.control().withConfig(AFTER);
  }

  private static String retrained(Arm arm) {
    Training training =
        (arm == Arm.CONTROL ? PLAN.controlArm(1) : PLAN.treatmentArm(CANDIDATE, 1)).get(0);
    return RetrainedRun.id(PLAN, arm, training.id(), training.seed());
  }

  private static DeliveredTraining row(Training training, double value, String examples) {
    return DeliveredTraining.of(
        PLAN,
        training,
        new TrainingOutcome(
            training.id(),
            TrainingOutcome.Status.TRAINED,
            "",
            new TreeMap<>(Map.of(METRIC.toString(), value)),
            new TreeMap<>(),
            examples,
            100,
            0,
            1e-3,
            1,
            "cpu",
            ""));
  }

  private static RunFinding finding(String run, String rule, Severity severity) {
    return new RunFinding(
        run,
        "mnist",
        rule,
        Outcome.FOUND,
        severity,
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private <T extends Record> void publish(StoredDataset<T> dataset, List<T> rows) {
    warehouse().publish(dataset, DATE, rows, Provenance.of("test", "input"));
  }
}

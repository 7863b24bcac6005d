package dev.mltd.analysis.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.compare.Selection;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.Cost;
import dev.mltd.analysis.fix.Decision;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.RetrainedRun;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.siblings.PrimaryMetric;
import dev.mltd.analysis.spark.rows.ComparisonRow;
import dev.mltd.analysis.spark.rows.DiagnosisRow;
import dev.mltd.analysis.spark.rows.FindingRow;
import dev.mltd.analysis.spark.rows.PlanRow;
import dev.mltd.analysis.spark.rows.RetrainedRow;
import dev.mltd.analysis.spark.rows.SelectionRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Encoder;
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
    ComparisonRow row =
        compared(
            Map.of("LossDiverges", 2.5, "LossSpikes", 0.7, "ValuesMissing", 5.0),
            List.of(
                finding(RUN, "WorseThanSiblings", Severity.CRITICAL),
                finding(RUN, "ValuesMissing", Severity.CRITICAL),
                finding(RUN, "LossDiverges", Severity.MAJOR)),
            List.of(
                finding(retrained(Arm.CONTROL), "LossDiverges", Severity.MAJOR),
                finding(retrained(Arm.TREATMENT), "WorseThanSiblings", Severity.MAJOR)));
    assertThat(row.getSymptom()).isEqualTo("LossDiverges");
    assertThat(row.getSymptom_in_control()).isEqualTo(1);
    assertThat(row.getSymptom_gone()).isTrue();
    assertThat(row.getVerdict()).isEqualTo("VERIFIED");
  }

  @Test
  void aSweepOfBeforeSymptomsWereNamedFollowsTheOneThatWeighsMost() {
    ComparisonRow row =
        compared(
            null,
            List.of(finding(RUN, "LossDiverges", Severity.MAJOR)),
            List.of(finding(retrained(Arm.CONTROL), "LossDiverges", Severity.MAJOR)));
    assertThat(row.getSymptom()).isEqualTo("LossDiverges");
    assertThat(row.getSymptom_gone()).isTrue();
  }

  @Test
  void armsThatWereScoredOnDifferentExamplesAreNotJudged() {
    publishTrainings("other examples");
    assertThat(compare())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getVerdict()).isEqualTo("NOT_JUDGED");
              assertThat(row.getReason()).contains("scored on different examples");
              assertThat(row.getModel_path()).isNull();
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
    List<RetrainedRow> trainings = confirmation("examples");
    Training last = PLAN.confirmation(CANDIDATE, SEEDS).get(2 * SEEDS - 1);
    trainings.set(
        2 * SEEDS - 1,
        RetrainedRow.of(
            PLAN, last, TrainingOutcome.notCarriedOut(last.id(), "the machine was lost", 1)));
    publishTrainings(trainings);
    assertThat(compare().get(0).getVerdict()).isEqualTo("NOT_JUDGED");
    assertThat(answersBefore(DATE.plusDays(1))).isEmpty();
  }

  @Test
  void withoutAnyPlanNothingIsComparedAndThatIsPublished() {
    publish(PublishPlans.PLANS, List.of(), PlanRow.ENCODER);
    publish(Stage.SELECTION.dataset(), List.of(), RetrainedRow.ENCODER);
    new PublishSelections(spark(), folder.toString()).run(DATE, "test");
    assertThat(new PublishRetraining(spark(), folder.toString()).asked(Stage.CONFIRMATION, DATE))
        .isEmpty();
    new PublishRetraining(spark(), folder.toString())
        .publish(Stage.CONFIRMATION, DATE, List.of(), Map.of(), id -> Optional.empty(), "test");
    assertThat(compare()).isEmpty();
    assertThat(warehouse().has(PublishComparisons.COMPARISONS, DATE)).isTrue();
  }

  private static SparkSession spark() {
    return LocalSpark.session();
  }

  private Warehouse warehouse() {
    return new Warehouse(spark(), folder.toString());
  }

  private List<ComparisonRow> compare() {
    return new PublishComparisons(spark(), folder.toString()).run(DATE, 0.1, "test").rows();
  }

  private Map<String, String> answersBefore(LocalDate date) {
    return PublishComparisons.answersBefore(warehouse(), date);
  }

  private void publishTrainings(String examplesOfTreatment) {
    publishTrainings(confirmation(examplesOfTreatment));
  }

  private void publishTrainings(List<RetrainedRow> confirmation) {
    publish(
        PublishPlans.PLANS,
        List.of(
            PlanRow.of(
                new Decision(
                    "group", new Program("mnist"), List.of(RUN), Optional.of(PLAN), "why"))),
        PlanRow.ENCODER);
    List<RetrainedRow> selection = List.of(row(PLAN.control(), 1, ""), row(treated(), 0.5, ""));
    publish(Stage.SELECTION.dataset(), selection, RetrainedRow.ENCODER);
    publish(
        PublishSelections.SELECTIONS,
        List.of(SelectionRow.of(PLAN, new Selection(Optional.of(CANDIDATE), "best"), SEEDS)),
        SelectionRow.ENCODER);
    publish(Stage.CONFIRMATION.dataset(), confirmation, RetrainedRow.ENCODER);
  }

  /** A fix that halves the error on every seed. */
  private static List<RetrainedRow> confirmation(String examplesOfTreatment) {
    List<RetrainedRow> confirmation = new ArrayList<>();
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
  private ComparisonRow compared(
      Map<String, Double> symptoms, List<FindingRow> archived, List<FindingRow> retrained) {
    publishTrainings("examples");
    DiagnosisRow diagnosis = new DiagnosisRow();
    diagnosis.setRun_id(RUN);
    diagnosis.setCause(CANDIDATE.cause());
    diagnosis.setSymptoms(symptoms);
    publish(PublishAttribution.DIAGNOSES, List.of(diagnosis), DiagnosisRow.ENCODER);
    publish(PublishDiagnosis.FINDINGS, archived, FindingRow.ENCODER);
    publish(DiagnoseRetrained.FINDINGS_RETRAINED, retrained, FindingRow.ENCODER);
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

  private static RetrainedRow row(Training training, double value, String examples) {
    return RetrainedRow.of(
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

  private static FindingRow finding(String run, String rule, Severity severity) {
    FindingRow row = new FindingRow();
    row.setRun_id(run);
    row.setRule(rule);
    row.setOutcome(Outcome.FOUND.name());
    row.setSeverity(severity.name());
    return row;
  }

  private <T> void publish(String dataset, List<T> rows, Encoder<T> encoder) {
    Attempt attempt = warehouse().folder(dataset).newAttempt(DATE);
    long written = Parquet.write(spark(), rows, encoder, attempt.path());
    attempt.publish(Provenance.of("test", "input"), written);
  }
}

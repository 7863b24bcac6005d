package dev.mltd.analysis.spark;

import static dev.mltd.analysis.spark.SmallArchive.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.report.model.FixOutcome;
import dev.mltd.analysis.report.model.FixWords;
import dev.mltd.analysis.report.model.Headline;
import dev.mltd.analysis.report.model.SweepReport;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.rows.ComparisonRow;
import dev.mltd.analysis.spark.rows.PlanRow;
import dev.mltd.analysis.spark.rows.RunRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Encoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishReportTest {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 5);
  private static final String PLAN = "0123456789abcdef";

  @TempDir private Path folder;

  @BeforeEach
  void judge() {
    new ArchiveWriter(LocalSpark.session(), archive())
        .add(
            SmallArchive.dataset(
                run("well", 0.1, 1.0, 0.5, 0.3, 0.2), run("bad", 10, 1.0, 5.0, Double.NaN)),
            DATE,
            "test");
    new PublishDiagnosis(LocalSpark.session(), archive(), warehouse())
        .run(DATE, Rules.NAMES, Thresholds.STANDARD, "test");
  }

  @Test
  void aSweepWithoutCausesAndFixesSaysSo() throws IOException {
    SweepReport report = report();
    assertThat(report.facts().attributed()).isFalse();
    assertThat(Headline.of(report))
        .contains("No fix was tried in this sweep.")
        .anySatisfy(line -> assertThat(line).endsWith("their causes were not asked for."));
  }

  @Test
  void aVerdictIsShownWithTheCurvesOfBothArms() throws IOException {
    publish(PublishPlans.PLANS, PlanRow.ENCODER, List.of(refused()));
    publish(PublishComparisons.COMPARISONS, ComparisonRow.ENCODER, List.of(verified()));
    publish(PublishRetraining.RETRAINED_RUNS, RunRow.ENCODER, retrained());

    SweepReport report = report();

    FixOutcome fix = report.fixes(Verdict.VERIFIED).get(0);
    assertThat(fix.curves())
        .extracting(FixOutcome.ArmCurve::arm)
        .containsOnly(Arm.CONTROL, Arm.TREATMENT);
    assertThat(fix.curves()).allSatisfy(curve -> assertThat(curve.series().size()).isEqualTo(3));
    assertThat(FixWords.of(fix))
        .contains(
            "On 2 seeds the unchanged config failed 2 times, with the fix never.",
            "Loss became non finite: in 2 trainings of the unchanged config, and in 0 with the"
                + " fix.");
    assertThat(report.totals().all().fixed()).isEqualTo(1);
    assertThat(report.facts().notRetrained())
        .extracting(one -> one.reason())
        .containsExactly("no trainer is known");
    assertThat(new PublishReport(LocalSpark.session(), archive(), warehouse()).dashboard().latest())
        .satisfies(sweep -> assertThat(sweep.page()).isEqualTo("s3a://team/report/index.html"))
        .satisfies(sweep -> assertThat(sweep.fixesVerified()).isEqualTo(1))
        .satisfies(sweep -> assertThat(sweep.experiments().get(0).open()).isZero());
  }

  private static PlanRow refused() {
    PlanRow row = new PlanRow();
    row.setGroup("group");
    row.setProgram("other");
    row.setRun_ids(List.of("someone"));
    row.setDecision(PlanRow.DO_NOT_RETRAIN);
    row.setReason("no trainer is known");
    return row;
  }

  private static ComparisonRow verified() {
    ComparisonRow row = new ComparisonRow();
    row.setPlan_id(PLAN);
    row.setProgram("mnist");
    row.setRun_ids(List.of("bad"));
    row.setFix("LearningRateDividedBy10");
    row.setCause("LearningRateTooHigh");
    row.setVerdict(Verdict.VERIFIED.name());
    row.setMetric("train loss");
    row.setSeeds(2);
    row.setSeed_values(List.of(11L, 12L));
    row.setControl_values(List.of(Double.NaN, Double.NaN));
    row.setTreatment_values(List.of(0.3, 0.31));
    row.setControl_failures(2);
    row.setTreatment_failures(0);
    row.setP_value(0.01);
    row.setQ_value(0.01);
    row.setSymptom("LossBecameNonFinite");
    row.setSymptom_in_control(2);
    row.setSymptom_in_treatment(0);
    row.setReason("");
    return row;
  }

  private static List<RunRow> retrained() {
    List<RunRow> rows = new ArrayList<>();
    for (Arm arm : Arm.values()) {
      for (long seed = 11; seed <= 12; seed++) {
        RunRow row =
            RunRow.of(
                run(PLAN.substring(0, 8) + "-" + arm + "-" + seed, 1, 1.0, 0.6, 0.3),
                SmallArchive.IMPORTED);
        row.setParent("bad");
        row.setTraining_id("training");
        row.setArm(arm.name());
        row.setSeed(seed);
        rows.add(row);
      }
    }
    return rows;
  }

  private <T> void publish(String dataset, Encoder<T> encoder, List<T> rows) {
    Attempt attempt =
        new Warehouse(LocalSpark.session(), warehouse()).folder(dataset).newAttempt(DATE);
    attempt.publish(
        Provenance.of("test", "test"),
        Parquet.write(LocalSpark.session().createDataset(rows, encoder).toDF(), attempt.path()));
  }

  private SweepReport report() throws IOException {
    return new PublishReport(LocalSpark.session(), archive(), warehouse())
        .run(DATE, folder.resolve("report"), "s3a://team/report/index.html", "test")
        .report();
  }

  private String archive() {
    return folder.resolve("archive").toString();
  }

  private String warehouse() {
    return folder.resolve("warehouse").toString();
  }
}

package dev.mltd.analysis.spark.reporting;

import static dev.mltd.analysis.spark.SmallArchive.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.compare.MadeUpVerdict;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.fix.Decision;
import dev.mltd.analysis.fix.PlannedGroup;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.report.model.FixOutcome;
import dev.mltd.analysis.report.model.FixWords;
import dev.mltd.analysis.report.model.Headline;
import dev.mltd.analysis.report.model.ReportedGroup;
import dev.mltd.analysis.report.model.SweepReport;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.SmallArchive;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    publish(Datasets.PLANS, List.of(refused()));
    publish(Datasets.COMPARISONS, List.of(verified()));
    publish(Datasets.RETRAINED_RUNS, retrained());

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
        .satisfies(sweep -> assertThat(sweep.all().fixesVerified()).isEqualTo(1))
        .satisfies(
            sweep ->
                assertThat(sweep.groups(ReportedGroup.Kind.EXPERIMENT).get(0).open()).isZero());
  }

  private static PlannedGroup refused() {
    return PlannedGroup.of(
        new Decision(
            "group",
            new Program("other"),
            List.of("someone"),
            Optional.empty(),
            "no trainer is known"));
  }

  private static FixVerdict verified() {
    return new MadeUpVerdict()
        .with("planId", PLAN)
        .with("program", "mnist")
        .with("runIds", List.of("bad"))
        .with("cause", "LearningRateTooHigh")
        .with("fix", "LearningRateDividedBy10")
        .with("verdict", Verdict.VERIFIED)
        .with("metric", "train loss")
        .with("controlValues", List.of(Double.NaN, Double.NaN))
        .with("treatmentValues", List.of(0.3, 0.31))
        .with("seedValues", List.of(11L, 12L))
        .with("controlFailures", 2)
        .with("treatmentFailures", 0)
        .with("pValue", 0.01)
        .with("qValue", 0.01)
        .with("seeds", 2)
        .with("trainings", 4)
        .with("symptom", "LossBecameNonFinite")
        .with("symptomInControl", 2)
        .with("symptomInTreatment", 0)
        .with("symptomGone", true)
        .build();
  }

  private static List<ArchivedRun> retrained() {
    List<ArchivedRun> rows = new ArrayList<>();
    for (Arm arm : Arm.values()) {
      for (long seed = 11; seed <= 12; seed++) {
        String id = PLAN.substring(0, 8) + "-" + arm + "-" + seed;
        RunHistory history = run(id, 1, 1.0, 0.6, 0.3);
        Run run = history.run().asRetraining(id, "bad", "training", arm);
        rows.add(ArchivedRun.of(new RunHistory(run, history.series()), SmallArchive.IMPORTED));
      }
    }
    return rows;
  }

  private <T extends Record> void publish(StoredDataset<T> dataset, List<T> rows) {
    new Warehouse(LocalSpark.session(), warehouse())
        .publish(dataset, DATE, rows, Provenance.of("test", "test"));
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

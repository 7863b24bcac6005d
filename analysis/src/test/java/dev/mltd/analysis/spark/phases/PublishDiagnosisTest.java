package dev.mltd.analysis.spark.phases;

import static dev.mltd.analysis.spark.SmallArchive.dataset;
import static dev.mltd.analysis.spark.SmallArchive.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.Datasets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishDiagnosisTest {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 5);

  @TempDir private Path folder;

  @Test
  void judgesEveryRunAndSaysWhichAreIll() {
    PublishDiagnosis diagnosis = diagnosed(sweep(), Thresholds.STANDARD);
    Map<String, JudgedRun> summaries =
        diagnosis.read(Datasets.RUN_SUMMARIES, DATE).collectAsList().stream()
            .collect(Collectors.toMap(JudgedRun::runId, row -> row));

    assertThat(summaries).hasSize(11);
    assertThat(summaries.get("blows-up").health()).isEqualTo(Health.ILL);
    assertThat(summaries.get("blows-up").worstRule()).hasValue("LossBecameNonFinite");
    assertThat(summaries.get("good-3").health()).isEqualTo(Health.HEALTHY);
    assertThat(summaries.values())
        .allSatisfy(
            row ->
                assertThat(row.found() + row.clear() + row.notJudged())
                    .isEqualTo(Rules.ALL.size()));
  }

  @Test
  void aFindingCarriesItsEvidence() {
    PublishDiagnosis diagnosis = diagnosed(sweep(), Thresholds.STANDARD);
    RunFinding finding =
        diagnosis
            .read(Datasets.FINDINGS, DATE)
            .where("run_id = 'blows-up' and rule = 'LossBecameNonFinite'")
            .head();
    assertThat(finding.outcome()).isEqualTo(Outcome.FOUND);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.metric()).hasValue("loss");
    assertThat(finding.split()).hasValue(Split.TRAIN);
    assertThat(finding.firstStep()).hasValue(2L);
    assertThat(finding.score()).isEqualTo(10);
    assertThat(finding.evidence()).hasValueSatisfying(text -> assertThat(text).contains("step 2"));
  }

  @Test
  void aMutedRuleIsSilentAndSaysWhy() {
    Thresholds muted =
        new Thresholds(
            Map.of(), List.of(new Thresholds.Mute("LossBecameNonFinite", "mn*", "known hiccup")));
    RunFinding finding =
        diagnosed(sweep(), muted)
            .read(Datasets.FINDINGS, DATE)
            .where("run_id = 'blows-up' and rule = 'LossBecameNonFinite'")
            .head();
    assertThat(finding.outcome()).isEqualTo(Outcome.NOT_JUDGED);
    assertThat(finding.reason()).hasValue("muted: known hiccup");
  }

  @Test
  void onlyProgramsWithAChangedRunAreJudgedAgain() {
    PublishDiagnosis diagnosis =
        diagnosed(
            dataset(run("a", "one", 0.1, 1, 0.5, 0.4), run("b", "other", 0.1, 1, 0.5, 0.4)),
            Thresholds.STANDARD);
    new ArchiveWriter(LocalSpark.session(), folder.resolve("archive").toString())
        .add(dataset(run("a", "one", 0.1, 1, Double.NaN)), DATE.plusDays(1), "test");

    PublishDiagnosis.Done done =
        diagnosis.run(DATE.plusDays(1), Rules.NAMES, Thresholds.STANDARD, "test");

    assertThat(done.judged()).isEqualTo(1);
    assertThat(done.carried()).isEqualTo(1);
    assertThat(
            diagnosis
                .read(Datasets.RUN_SUMMARIES, DATE.plusDays(1))
                .orderBy("run_id")
                .collectAsList())
        .extracting(JudgedRun::health)
        .containsExactly(Health.ILL, Health.HEALTHY);
  }

  @Test
  void otherThresholdsJudgeEverythingAgain() {
    PublishDiagnosis diagnosis = diagnosed(sweep(), Thresholds.STANDARD);
    Thresholds muted =
        new Thresholds(Map.of(), List.of(new Thresholds.Mute("LossDiverges", "*", "trial")));
    assertThat(diagnosis.run(DATE.plusDays(1), Rules.NAMES, muted, "test").judged()).isEqualTo(11);
  }

  @Test
  void theAnswersDoNotDependOnTheOrderOfTheRuns() {
    List<String> straight = findings(diagnosed(sweep(), Thresholds.STANDARD));
    Dataset<ArchivedRun> shuffled = sweep().repartition(4).orderBy("name", "group");
    assertThat(findings(diagnosed(shuffled, Thresholds.STANDARD))).isEqualTo(straight);
  }

  private static List<String> findings(PublishDiagnosis diagnosis) {
    return diagnosis.read(Datasets.FINDINGS, DATE).toJSON().collectAsList().stream()
        .sorted()
        .toList();
  }

  private PublishDiagnosis diagnosed(Dataset<ArchivedRun> runs, Thresholds thresholds) {
    String archive = folder.resolve("archive").toString();
    new ArchiveWriter(LocalSpark.session(), archive).add(runs, DATE, "test");
    PublishDiagnosis diagnosis =
        new PublishDiagnosis(LocalSpark.session(), archive, folder.resolve("warehouse").toString());
    diagnosis.run(DATE, Rules.NAMES, thresholds, "test");
    return diagnosis;
  }

  private static Dataset<ArchivedRun> sweep() {
    List<RunHistory> runs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double[] loss = new double[30];
      for (int step = 0; step < loss.length; step++) {
        loss[step] = 0.1 + Math.exp(-step / (5.0 + 0.1 * i)) + 0.001 * Math.sin(7.0 * step + i);
      }
      runs.add(run("good-" + i, 0.1 + 0.001 * i, loss));
    }
    runs.add(run("blows-up", 10, 1.0, 5.0, Double.NaN, Double.NaN));
    return dataset(runs.toArray(RunHistory[]::new));
  }
}

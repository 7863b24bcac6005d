package dev.mltd.analysis.rules;

import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.YardstickBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Findings as they are stored, and back. */
class RunFindingTest {
  private static final MeasuredRun RUN =
      history()
          .metric(Metric.TRAIN_LOSS, 1, Double.NaN)
          .layer(Metric.GRADIENT_NORM, "first", 1, 1)
          .build();

  private static List<Finding> findings() {
    return Rules.judge(
        Rules.ALL,
        RUN,
        new YardstickBuilder(RUN.program()).add(RUN).build().leavingOut(RUN),
        Thresholds.STANDARD);
  }

  @Test
  void comeBackAsTheyWere() {
    assertThat(findings())
        .allSatisfy(
            finding -> assertThat(RunFinding.of(RUN, finding).toFinding()).isEqualTo(finding));
  }

  @Test
  void ofARowFromBeforeThereWasAColumnForTheLackTheWordsRemain() {
    for (Finding finding : findings()) {
      RunFinding now = RunFinding.of(RUN, finding);
      RunFinding row =
          new RunFinding(
              now.runId(),
              now.program(),
              now.rule(),
              now.outcome(),
              now.severity(),
              now.score(),
              now.metric(),
              now.split(),
              now.layer(),
              now.firstStep(),
              now.lastStep(),
              now.value(),
              now.limit(),
              now.evidence(),
              now.reason(),
              Optional.empty());
      assertThat(row.toFinding().reason()).isEqualTo(finding.reason());
      assertThat(row.toFinding().lack().map(Lack::kind))
          .isEqualTo(finding.lack().map(lack -> Lack.Kind.OTHER));
    }
  }
}

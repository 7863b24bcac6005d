package dev.mltd.analysis.spark.rows;

import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.siblings.MeasuredRun;
import dev.mltd.analysis.siblings.YardstickBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Findings as rows and back. */
class FindingRowTest {
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
            finding -> assertThat(FindingRow.of(RUN, finding).toFinding()).isEqualTo(finding));
  }

  @Test
  void ofARowFromBeforeThereWasAColumnForTheLackTheWordsRemain() {
    for (Finding finding : findings()) {
      FindingRow row = FindingRow.of(RUN, finding);
      row.setLack(null);
      assertThat(row.toFinding().reason()).isEqualTo(finding.reason());
      assertThat(row.toFinding().lack().map(Lack::kind))
          .isEqualTo(finding.lack().map(lack -> Lack.Kind.OTHER));
    }
  }
}

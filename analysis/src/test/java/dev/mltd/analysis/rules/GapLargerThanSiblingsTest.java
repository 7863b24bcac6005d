package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_ACCURACY;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.measure.MeasuredRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapLargerThanSiblingsTest {
  private final Rule rule = new GapLargerThanSiblings();
  private final List<MeasuredRun> siblings =
      Sweep.of(run -> run.metric(TRAIN_ACCURACY, 20, i -> 0.1 + 0.041 * i));

  @Test
  void findsALargeGapInARunThatFallsShort() {
    Evidence evidence =
        assertThat(rule)
            .among(siblings)
            .on(
                history()
                    .metric(TRAIN_ACCURACY, 20, i -> 0.1 + 0.045 * i)
                    .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
            .finds(MAJOR);
    assertThat(evidence.sentence()).contains("validation accuracy lags behind the train accuracy");
  }

  @Test
  void thinksLittleOfALargeGapInARunThatDoesWell() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_ACCURACY, 20, i -> 0.1 + 0.047 * i)
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .finds(MINOR);
  }

  @Test
  void staysSilentOnTheUsualGap() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_ACCURACY, 20, i -> 0.1 + 0.041 * i)
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .isClear();
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_ACCURACY, 20, i -> 0.1 + 0.02 * i)
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutSiblingsOrBothSplits() {
    assertThat(rule)
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .isNotJudgedFor(Lack.Kind.SIBLINGS, "configs");
    assertThat(rule)
        .among(siblings)
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .isNotJudgedFor(Lack.Kind.METRIC, "both the training and the validation split");
  }
}

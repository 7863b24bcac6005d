package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.measure.MeasuredRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossDivergesTest {
  private final Rule rule = new LossDiverges();
  private final List<MeasuredRun> siblings =
      Sweep.of(run -> run.metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 20.0)));

  @Test
  void findsALossThatEndsAboveItsStart() {
    Evidence evidence =
        assertThat(rule)
            .on(history().metric(TRAIN_LOSS, 2.3, 2.0, 2.1, 4.0, 9.0, 30.0))
            .finds(CRITICAL);
    assertThat(evidence.sentence()).contains("train loss", "above its start");
    assertThat(evidence.lastStep()).isEqualTo(5);
  }

  @Test
  void findsALossThatGivesBackMostOfItsDescent() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 100, i -> 1 + Math.abs(i - 50) / 50.0))
        .finds(MAJOR);
  }

  @Test
  void staysSilentOnANoisyDescent() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 100, i -> 2 * Math.exp(-i / 30.0) + (i % 2) * 0.2))
        .isClear();
  }

  @Test
  void staysSilentOnAnEarlyLeapThatComesBack() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 2.3, 900, 40, 2.2, 1.9, 1.5, 1.2, 1.0, 0.9, 0.8))
        .isClear();
  }

  @Test
  void staysSilentOnALossThatNeverMoved() {
    assertThat(rule).on(history().metric(TRAIN_LOSS, 30, i -> 2.3)).isClear();
  }

  @Test
  void thinksLittleOfALossThatRisesWhileTheRunDoesWell() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .metric(TRAIN_LOSS, 100, i -> 1 + 0.01 * i)
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .finds(MINOR);
  }

  @Test
  void doesNotJudgeWithoutThreePointsOfTheLoss() {
    assertThat(rule)
        .on(history().metric(VALIDATION_ACCURACY, 0.1, 0.2))
        .isNotJudgedWithout(TRAIN_LOSS);
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 1, 2, NaN))
        .isNotJudgedFor(Lack.Kind.POINTS, "fewer than three");
  }
}

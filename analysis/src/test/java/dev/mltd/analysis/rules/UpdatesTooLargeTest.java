package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.UPDATE_RATIO;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class UpdatesTooLargeTest {
  private final Rule rule = new UpdatesTooLarge();

  @Test
  void findsItInARunThatLearnsNothing() {
    assertThat(rule)
        .on(history().metric(TRAIN_LOSS, 20, i -> 2.3).metric(UPDATE_RATIO, 20, i -> 0.5))
        .finds(CRITICAL);
  }

  @Test
  void findsItInTheTypicalLayer() {
    Evidence evidence =
        assertThat(rule)
            .on(
                history()
                    .layer(UPDATE_RATIO, "first", 20, i -> 0.5)
                    .layer(UPDATE_RATIO, "middle", 20, i -> 0.5)
                    .layer(UPDATE_RATIO, "last", 20, i -> 1e-3))
            .finds(MINOR);
    assertThat(evidence.value()).isEqualTo(0.5);
  }

  @Test
  void staysSilentOnOrdinaryUpdatesAndTheTailOfASchedule() {
    assertThat(rule)
        .on(history().metric(UPDATE_RATIO, 20, i -> i < 2 ? 0.3 : i < 15 ? 1e-3 : 0))
        .isClear();
  }

  @Test
  void staysSilentOnWhatGoodSiblingsDo() {
    assertThat(rule)
        .among(Sweep.of(run -> run.metric(UPDATE_RATIO, 20, i -> 0.4)))
        .on(history().metric(UPDATE_RATIO, 20, i -> 0.5))
        .isClear();
  }

  @Test
  void findsWhatIsFarFromGoodSiblings() {
    assertThat(rule)
        .among(Sweep.of(run -> run.metric(UPDATE_RATIO, 20, i -> 1e-4)))
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1).metric(UPDATE_RATIO, 20, i -> 0.05))
        .finds(CRITICAL);
  }

  @Test
  void comparesTypicalLayersWhereTheWholeModelWasNotRecorded() {
    assertThat(rule)
        .among(
            Sweep.of(
                run ->
                    run.layer(UPDATE_RATIO, "first", 20, i -> 0)
                        .layer(UPDATE_RATIO, "last", 20, i -> 1e-4)))
        .on(
            history()
                .metric(VALIDATION_ACCURACY, 20, i -> 0.1)
                .layer(UPDATE_RATIO, "last", 20, i -> 0.05))
        .finds(CRITICAL);
  }

  @Test
  void doesNotJudgeWithoutUpdateRatios() {
    assertThat(rule).on(history()).isNotJudgedWithout(UPDATE_RATIO);
    assertThat(rule).on(history().metric(UPDATE_RATIO, NaN, NaN)).isNotJudgedWithout(UPDATE_RATIO);
  }
}

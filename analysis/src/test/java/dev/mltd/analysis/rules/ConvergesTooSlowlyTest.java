package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.measure.MeasuredRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConvergesTooSlowlyTest {
  private final Rule rule = new ConvergesTooSlowly();
  private final List<MeasuredRun> siblings =
      Sweep.of(run -> run.metric(TRAIN_LOSS, 100, i -> 0.1 + 2 * Math.exp(-i / 20.0)));

  @Test
  void findsARunThatIsStillOnItsWay() {
    Evidence evidence =
        assertThat(rule)
            .among(siblings)
            .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.01 * i))
            .finds(MAJOR);
    assertThat(evidence.value()).isGreaterThan(3);
    assertThat(evidence.sentence()).contains("validation accuracy", "times as many");
  }

  @Test
  void staysSilentOnARunAsFastAsSiblings() {
    assertThat(rule)
        .among(siblings)
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.04 * i))
        .isClear();
  }

  @Test
  void staysSilentOnARunThatIsStuckRatherThanSlow() {
    assertThat(rule)
        .among(siblings)
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> Math.min(0.3, 0.1 + 0.04 * i)))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutSiblingsOrTheirMetric() {
    assertThat(rule)
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1))
        .isNotJudgedFor(Lack.Kind.SIBLINGS, "configs");
    assertThat(rule)
        .among(siblings)
        .on(history().metric(TRAIN_LOSS, 20, i -> 2))
        .isNotJudgedWithout(VALIDATION_ACCURACY);
    assertThat(rule)
        .among(siblings)
        .on(history().metric(VALIDATION_ACCURACY, 0.1, 0.2))
        .isNotJudgedFor(Lack.Kind.POINTS, "fewer than eight");
  }
}

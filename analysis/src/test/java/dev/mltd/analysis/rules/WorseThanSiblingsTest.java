package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.archive.Metric.VALIDATION_ACCURACY;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.HistoryBuilder;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.MeasuredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorseThanSiblingsTest {
  private final Rule rule = new WorseThanSiblings();
  private final List<MeasuredRun> siblings = Sweep.of(run -> run.metric(TRAIN_LOSS, 3, 2, 1));

  @Test
  void findsARunThatReachesHalfOfWhatGoodOnesDo() {
    Evidence evidence =
        assertThat(rule)
            .among(siblings)
            .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
            .finds(MAJOR);
    assertThat(evidence.value()).isCloseTo(0.5, within(0.02));
    assertThat(evidence.sentence()).contains("validation accuracy", "50 %");
  }

  @Test
  void findsARunThatIsNoBetterThanUntrained() {
    assertThat(rule)
        .among(siblings)
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1))
        .finds(CRITICAL);
  }

  @Test
  void findsARunThatEndsWithoutANumber() {
    assertThat(rule)
        .among(siblings)
        .on(history().metric(VALIDATION_ACCURACY, 0.1, 0.8, NaN))
        .finds(CRITICAL);
  }

  @Test
  void staysSilentOnARunWithinAFewPercent() {
    assertThat(rule)
        .among(siblings)
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.039 * i))
        .isClear();
  }

  @Test
  void staysSilentWhenTheDifferenceIsTheNoiseThatGoodSiblingsHaveToo() {
    List<MeasuredRun> shaking =
        IntStream.range(0, 12).mapToObj(k -> shaking("sibling" + k, k, 0.04).build()).toList();
    assertThat(rule).among(shaking).on(shaking("run", 20, 0.035)).isClear();
  }

  @Test
  void findsARunThatShakesWhereGoodSiblingsDoNot() {
    assertThat(rule).among(siblings).on(shaking("run", 20, 0.04)).finds(MAJOR);
  }

  @Test
  void fiveReplicatesTellMoreSurelyThanOneRunWhetherItWasLuck() {
    List<MeasuredRun> sweep = new ArrayList<>();
    for (int width = 0; width < 12; width++) {
      sweep.add(ending("first" + width, width, 0.83).build());
      sweep.add(ending("second" + width, width, 0.87).build());
    }
    HistoryBuilder run = ending("run", 20, 0.71);
    assertThat(rule).among(sweep).on(run).isClear();
    for (int seed = 1; seed < 5; seed++) {
      sweep.add(ending("replicate" + seed, 20, 0.69 + 0.01 * seed).build());
    }
    assertThat(rule).among(sweep).on(run).finds(MAJOR);
  }

  private static HistoryBuilder shaking(String name, int width, double slope) {
    return history()
        .named(name)
        .config("width", width)
        .metric(VALIDATION_ACCURACY, 20, i -> slope * i + (i % 2 == 0 ? 0.2 : -0.2));
  }

  private static HistoryBuilder ending(String name, int width, double end) {
    return history()
        .named(name)
        .config("width", width)
        .metric(VALIDATION_ACCURACY, 20, i -> Math.min(end, 0.1 + 0.1 * i));
  }

  @Test
  void comparesARunThatWasStoppedWithSiblingsAtThatStep() {
    assertThat(rule)
        .among(siblings)
        .on(
            history()
                .status(RunStatus.KILLED)
                .metric(VALIDATION_ACCURACY, 8, i -> 0.1 + 0.0395 * i))
        .isClear();
  }

  @Test
  void aTeamMayAskForLess() {
    assertThat(rule)
        .among(siblings)
        .with(new Thresholds(Map.of(rule.name(), Map.of(Shortfall.REGRET.name(), 0.6)), List.of()))
        .on(history().metric(VALIDATION_ACCURACY, 20, i -> 0.1 + 0.02 * i))
        .isClear();
  }

  @Test
  void doesNotJudgeWithoutSiblingsOrTheirMetric() {
    assertThat(rule)
        .on(history().metric(VALIDATION_ACCURACY, 0.1, 0.1, 0.1))
        .isNotJudgedFor(Lack.Kind.SIBLINGS, "configs");
    assertThat(rule)
        .among(siblings)
        .on(history().metric(TRAIN_LOSS, 3, 2, 1))
        .isNotJudgedWithout(VALIDATION_ACCURACY);
    assertThat(rule)
        .among(siblings)
        .on(history().metric(VALIDATION_ACCURACY, NaN, NaN))
        .isNotJudgedFor(Lack.Kind.SIBLINGS, "cannot be compared");
  }
}

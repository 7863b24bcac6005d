package dev.mltd.analysis.imports.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.StepUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SharesTest {
  private final Shares shares = new Shares();

  private void logs(String program, double smallest, double largest) {
    shares.add(program, "val_acc", Metric.VALIDATION_ACCURACY, smallest, largest);
  }

  @Test
  void aProgramIsInPerCentWhenAnyOfItsRunsIsBeyondWhatAShareCanBe() {
    logs("percent", 0.5, 0.9);
    assertThat(shares.percentages()).isEmpty();
    logs("percent", 10, 61);
    logs("share", 0.1, 1);
    assertThat(shares.percentages()).isEqualTo(Map.of("percent", Set.of("val_acc")));
    assertThat(shares.isPerCent("percent", "val_acc")).isTrue();
    assertThat(shares.isPerCent("percent", "train_acc")).isFalse();
    assertThat(shares.isPerCent("share", "val_acc")).isFalse();
  }

  @Test
  void whatIsNegativeOrAboveAHundredIsNoPercentage() {
    logs("negative", -1, 61);
    logs("large", 0, 512);
    assertThat(shares.percentages()).isEmpty();
  }

  @Test
  void aLossIsNeverInPerCent() {
    shares.add("p", "val_loss", Metric.VALIDATION_LOSS, 2, 61);
    assertThat(shares.ranges()).isEmpty();
  }

  @Test
  void whatWasKeptIsKnownAgain() {
    logs("percent", 10, 61);
    Shares kept = new Shares();
    shares.ranges().forEach(kept::add);
    assertThat(kept.percentages()).isEqualTo(shares.percentages());
  }

  @Test
  void laterRunsMayShowThatEarlierOnesWereInPerCent() {
    logs("p", 0.1, 0.9);
    Shares more = new Shares().plus(shares);
    assertThat(shares.changedBy(more)).isFalse();
    more.add("other", "val_acc", Metric.VALIDATION_ACCURACY, 10, 61);
    assertThat(shares.changedBy(more)).isFalse();
    more.add("p", "val_acc", Metric.VALIDATION_ACCURACY, 10, 61);
    assertThat(shares.changedBy(more)).isTrue();
  }

  @Test
  void aHistoryIsTurnedIntoSharesWithTheNoiseOfWhatWasThinned() {
    logs("p", 10, 94);
    RunHistory read =
        new RunHistory(
            Run.of("r", new Program("p"))
                .summary(Map.of("noise of val_acc", 2.0, "noise of loss", 2.0))
                .build(),
            List.of(
                series("val_acc", Metric.VALIDATION_ACCURACY, 1, Double.NaN, 94),
                series("loss", Metric.TRAIN_LOSS, 94)));
    RunHistory turned = shares.asShares(read);
    assertThat(turned.series().get(0).values()).containsExactly(0.01, Double.NaN, 0.94);
    assertThat(turned.series().get(1).values()).containsExactly(94);
    assertThat(turned.run().summary())
        .isEqualTo(Map.of("noise of val_acc", 0.02, "noise of loss", 2.0));
    assertThat(read.series().get(0).values()).as("as it was read").contains(94);
  }

  @Test
  void aHistoryIsNotedByItsFiniteValues() {
    shares.add(
        new RunHistory(
            Run.of("r", new Program("p")).build(),
            List.of(
                series("val_acc", Metric.VALIDATION_ACCURACY, 1, Double.NaN, 94),
                series("acc", Metric.TRAIN_ACCURACY, Double.NaN))));
    assertThat(shares.percentages()).isEqualTo(Map.of("p", Set.of("val_acc")));
  }

  private static Series series(String rawName, Metric metric, double... values) {
    return new Series(
        metric,
        "",
        new Naming(rawName, MetricNames.TABLE, Direction.UNKNOWN),
        StepUnit.STEP,
        LongStream.range(0, values.length).toArray(),
        values,
        new double[0]);
  }
}

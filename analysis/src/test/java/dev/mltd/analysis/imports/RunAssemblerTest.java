package dev.mltd.analysis.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.imports.names.RunField;
import dev.mltd.analysis.imports.points.Points;
import dev.mltd.analysis.imports.points.RawSeries;
import dev.mltd.analysis.imports.points.SeriesBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunAssemblerTest {
  private static final FieldColumns UNMAPPED = new FieldColumns();

  @Test
  void aLongSeriesLeavesItsCountAndNoiseInTheSummary() {
    Points points = new Points();
    int length = SeriesBuilder.MOST_POINTS + 1_000;
    for (int step = 0; step < length; step++) {
      points.add(step, step % 2);
    }
    RunHistory run = assemble(header(), new RawSeries("loss", "", points));
    assertThat(run.series().get(0).size()).isLessThanOrEqualTo(SeriesBuilder.MOST_POINTS);
    assertThat(run.run().summary())
        .containsEntry("points of loss", (double) length)
        .hasEntrySatisfying("noise of loss", noise -> assertThat(noise).isPositive());
    assertThat(run.run().counts().thinned()).isEqualTo(length - run.series().get(0).size());
  }

  @Test
  void aPercentageBecomesAShare() {
    RunHistory run =
        assembler(UNMAPPED)
            .assemble(
                header(),
                List.of(series("val_acc", 10, 55.5), series("train_acc", 0.5)),
                Set.of("val_acc"));
    assertThat(values(run, Metric.VALIDATION_ACCURACY)).containsExactly(0.1, 0.555);
    assertThat(values(run, Metric.TRAIN_ACCURACY)).containsExactly(0.5);
  }

  @Test
  void theFingerprintTellsAnythingThatWasReadApart() {
    String original = fingerprint(header(), series("loss", 1, 2));
    assertThat(fingerprint(header(), series("loss", 1, 2))).isEqualTo(original);
    assertThat(fingerprint(header(), series("loss", 1, 2, 3))).isNotEqualTo(original);
    assertThat(fingerprint(header(), series("loss", 1, Double.NaN))).isNotEqualTo(original);
    assertThat(fingerprint(header(), series("nll", 1, 2))).isNotEqualTo(original);
    RunHeader other = header();
    other.config().put("lr", "0.2");
    assertThat(fingerprint(other, series("loss", 1, 2))).isNotEqualTo(original);
    assertThat(fingerprint(header().cutOff(), series("loss", 1, 2))).isNotEqualTo(original);
  }

  @Test
  void theOrderOfSeriesDoesNotMatter() {
    assertThat(fingerprint(header(), series("a", 1), series("b", 2)))
        .isEqualTo(fingerprint(header(), series("b", 2), series("a", 1)));
  }

  @Test
  void lossesThatAreNotAtTheSameStepsAreNotSummed() {
    RunHistory run = assemble(header(), series("train/a_loss", 1, 2), series("train/b_loss", 1));
    assertThat(run.series())
        .extracting(one -> one.metric().toString())
        .containsExactly("train a_loss", "train b_loss");
  }

  @Test
  void partsAreNotSummedBesideATotal() {
    RunHistory run =
        assemble(
            header(),
            series("train/a_loss", 1),
            series("train/b_loss", 1),
            series("train/loss", 5));
    assertThat(values(run, Metric.TRAIN_LOSS)).containsExactly(5);
    assertThat(run.series()).hasSize(3);
  }

  @Test
  void emptySeriesArePassedOver() {
    assertThat(assemble(header(), series("loss")).series()).isEmpty();
  }

  @Test
  void aMappedColumnIsNoHyperParameter() {
    RunHeader header = header();
    header.config().put("task", "translation");
    header.config().put("gpt_model", "small");
    FieldColumns fields = FieldColumns.of(List.of("program=task", "owner=config_gpt_model"));
    RunHistory run = assembler(fields).assemble(header, List.of(), Set.of());
    assertThat(run.run().program().name()).isEqualTo("translation");
    assertThat(run.run().owner()).isEqualTo("small");
    assertThat(run.run().config().values()).isEmpty();
  }

  @Test
  void aRunThatDoesNotSayWhatItTrainsTrainsWhatItsFolderIsCalled() {
    assertThat(assemble(header()).run().program().name()).isEqualTo("folder");
  }

  @Test
  void aKeyIsMadeCanonicalOnlyWhereItIsCertain() {
    RunHeader one = header();
    one.config().put("optimizer_params.args.lr", "0.1");
    assertThat(assemble(one).run().config().values()).containsOnlyKeys("learning_rate");
    RunHeader two = header();
    two.config().put("generator.lr", "0.1");
    two.config().put("critic.lr", "0.1");
    assertThat(assemble(two).run().config().values()).containsOnlyKeys("generator.lr", "critic.lr");
  }

  @ParameterizedTest
  @CsvSource({
    "finished, FINISHED",
    "COMPLETE, FINISHED",
    "crashed, FAILED",
    "FAIL, FAILED",
    "killed, KILLED",
    "PRUNED, KILLED",
    "running, RUNNING",
    "odd, UNKNOWN"
  })
  void wordsForAStatus(String word, RunStatus status) {
    RunHeader header = header().field(RunField.STATUS, word);
    assertThat(assemble(header).run().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "program, is no mapping",
    "=task, is no mapping",
    "program=, is no mapping",
    "progam=task, the field 'progam'"
  })
  void aMappingThatCannotBeUnderstoodIsNamed(String choice, String message) {
    assertThatThrownBy(() -> FieldColumns.of(List.of(choice)))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFieldIsMappedOnce() {
    assertThatThrownBy(() -> FieldColumns.of(List.of("program=a", "program=b")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("mapped twice");
  }

  private static RunHeader header() {
    return new RunHeader("r1", "test", "/files/r1", "folder");
  }

  private static RunAssembler assembler(FieldColumns fields) {
    return new RunAssembler(fields, MetricNames.standard());
  }

  private static RunHistory assemble(RunHeader header, RawSeries... series) {
    return assembler(UNMAPPED).assemble(header, List.of(series), Set.of());
  }

  private static String fingerprint(RunHeader header, RawSeries... series) {
    return assemble(header, series).run().source().fingerprint();
  }

  private static double[] values(RunHistory run, Metric metric) {
    return run.series().stream()
        .filter(one -> one.metric().equals(metric))
        .findFirst()
        .map(Series::values)
        .orElseThrow();
  }

  private static RawSeries series(String rawName, double... values) {
    Points points = new Points();
    for (int step = 0; step < values.length; step++) {
      points.add(step, values[step]);
    }
    return new RawSeries(rawName, "", points);
  }
}

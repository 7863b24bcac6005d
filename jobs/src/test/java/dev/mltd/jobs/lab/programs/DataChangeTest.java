package dev.mltd.jobs.lab.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.TrainingData;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataChangeTest {
  private static final TrainingData SOUND = LabProgram.DIGITS.data();

  @Test
  void labelNoiseChangesOnlyTrainingLabels() {
    TrainingData noisy = variant("label_noise:0.3", LabProgram.DIGITS);
    assertThat(text(noisy.training().features())).isEqualTo(text(SOUND.training().features()));
    assertSame(noisy.validation(), SOUND.validation());
    assertThat(changed(noisy.training().targets(), SOUND.training().targets()))
        .isBetween(100L, 140L);
  }

  @Test
  void rareClassesAreRareInTrainingOnly() {
    TrainingData rare = variant("imbalance:0.1", LabProgram.DIGITS);
    assertThat(rare.training().size()).isEqualTo(SOUND.training().size());
    assertThat(secondHalf(rare.training())).isLessThan(secondHalf(SOUND.training()) / 5);
    assertSame(rare.validation(), SOUND.validation());
  }

  @Test
  void unitsChangeBothSplitsAlike() {
    TrainingData scaled = variant("units:2", LabProgram.DIGITS);
    float first = SOUND.training().features()[0][0];
    assertThat(scaled.training().features()[0][0]).isEqualTo(100 * first + 200);
    assertThat(scaled.validation().features()[5][3])
        .isEqualTo(100 * SOUND.validation().features()[5][3] + 200);
    assertThat(text(scaled.training().targets())).isEqualTo(text(SOUND.training().targets()));
  }

  @Test
  void outliersAreFewAndInTrainingOnly() {
    TrainingData spoilt = variant("outliers:0.05", LabProgram.STRIPES);
    TrainingData sound = LabProgram.STRIPES.data();
    assertThat(changed(spoilt.training().features(), sound.training().features()))
        .isEqualTo(changed(spoilt.training().targets(), sound.training().targets()))
        .isBetween(10L, 32L);
    assertSame(spoilt.validation(), sound.validation());
  }

  @Test
  void aShiftIsInTheValidationInputsOnly() {
    TrainingData shifted = variant("validation_shift:1.5", LabProgram.DIGITS);
    assertSame(shifted.training(), SOUND.training());
    assertThat(text(shifted.validation().targets())).isEqualTo(text(SOUND.validation().targets()));
    assertThat(
            Math.abs(shifted.validation().features()[0][0] - SOUND.validation().features()[0][0]))
        .isEqualTo(1.5f, org.assertj.core.api.Assertions.within(1e-5f));
  }

  @Test
  void aVariantIsAlwaysTheSame() {
    assertSame(
        variant("label_noise:0.3", LabProgram.ARM).training(),
        variant("label_noise:0.3", LabProgram.ARM).training());
  }

  private static TrainingData variant(String text, LabProgram program) {
    return DataVariant.parse(text).of(program);
  }

  private static void assertSame(Examples one, Examples other) {
    assertThat(text(one.features())).isEqualTo(text(other.features()));
    assertThat(text(one.targets())).isEqualTo(text(other.targets()));
  }

  private static String text(float[][] rows) {
    return Arrays.deepToString(rows);
  }

  private static long changed(float[][] one, float[][] other) {
    return IntStream.range(0, one.length).filter(k -> !Arrays.equals(one[k], other[k])).count();
  }

  private static long secondHalf(Examples examples) {
    return Arrays.stream(examples.targets()).filter(row -> DataChange.classOf(row) >= 5).count();
  }

  @Test
  void otherExamplesOfEitherSplitAreOtherData() {
    String sound = LabProgram.IRIS.data().fingerprint();
    assertThat(DataVariant.SOUND.of(LabProgram.IRIS).fingerprint()).isEqualTo(sound);
    assertThat(DataVariant.parse("label_noise:0.5").of(LabProgram.IRIS).fingerprint())
        .isNotEqualTo(sound);
    assertThat(DataVariant.parse("validation_shift:1").of(LabProgram.IRIS).fingerprint())
        .isNotEqualTo(sound);
  }
}

package dev.mltd.retrain.dl4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.retrain.Examples;
import dev.mltd.retrain.Histories;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputTransformTest {
  private static final float[][] ROWS = {{0, 5}, {1, 5}, {2, 5}, {3, 5}, {1000, 5}};

  @Test
  void withoutAKeyNothingIsDone() {
    assertThat(InputTransform.fitted(Toys.description(Map.of()), data(ROWS)).of(ROWS))
        .isSameAs(ROWS);
  }

  @Test
  void standardisedInputsHaveMeanZeroAndDeviationOneOnTheTrainingSplit() {
    float[][] scaled = fitted(Map.of("input_scaling", "standardise")).of(ROWS);
    double sum = 0;
    double squares = 0;
    for (float[] row : scaled) {
      sum += row[0];
      squares += (double) row[0] * row[0];
    }
    assertThat(sum / 5).isCloseTo(0, within(1e-6));
    assertThat(squares / 5).isCloseTo(1, within(1e-6));
  }

  @Test
  void robustUnitsAreNotStretchedByAnOutlier() {
    float[][] scaled = fitted(Map.of("input_scaling", "robust")).of(ROWS);
    // Median 2, quartiles 1 and 3.
    assertThat(scaled[2][0]).isZero();
    assertThat(scaled[3][0]).isEqualTo(0.5f);
    assertThat(scaled[4][0]).isEqualTo(499);
  }

  @Test
  void anInputThatDoesNotVaryKeepsItsUnit() {
    assertThat(fitted(Map.of("input_scaling", "standardise")).of(ROWS)[0][1]).isZero();
    assertThat(fitted(Map.of("input_scaling", "robust")).of(new float[][] {{0, 7}})[0][1])
        .isEqualTo(2);
    assertThat(fitted(Map.of("winsorise", "4.7")).of(new float[][] {{0, 7}})[0][1]).isEqualTo(7);
  }

  @Test
  void outliersArePulledInAndOthersLeftAlone() {
    InputTransform transform = fitted(Map.of("winsorise", "4.7"));
    float[][] pulled = transform.of(ROWS);
    assertThat(pulled[4][0]).isCloseTo((float) (2 + 4.7 * 2 / 1.349), within(1e-4f));
    assertThat(pulled[3][0]).isEqualTo(3);
    assertThat(transform.of(new float[][] {{-1000, 5}})[0][0])
        .isCloseTo((float) (2 - 4.7 * 2 / 1.349), within(1e-4f));
  }

  @Test
  void unitsAreThoseOfInputsThatWerePulledIn() {
    float[][] both = fitted(Map.of("winsorise", "4.7", "input_scaling", "standardise")).of(ROWS);
    assertThat(both[3][0] - both[0][0])
        .isGreaterThan(
            50
                * (fitted(Map.of("input_scaling", "standardise")).of(ROWS)[3][0]
                    - fitted(Map.of("input_scaling", "standardise")).of(ROWS)[0][0]));
  }

  @Test
  void allPixelsOfAnImageHaveOneUnit() {
    Examples images = new Examples(new float[][] {{0, 2, 4, 6}}, new float[][] {{1}});
    TrainingData data = new TrainingData(images, images, List.of(), new InputShape.Image(2, 2));
    InputTransform transform =
        InputTransform.fitted(Toys.description(Map.of("input_scaling", "standardise")), data);
    assertThat(transform.inputs()).hasSize(1);
    float[] pixels = transform.of(images.features())[0];
    assertThat(pixels[3] - pixels[2]).isEqualTo(pixels[1] - pixels[0]);
    assertThat(pixels[0] + pixels[3]).isZero();
  }

  @Test
  void validationInputsAreInTheUnitsOfTheTrainingSplit() {
    TrainingData data = Toys.doubling();
    TrainingData scaled =
        InputTransform.fitted(Toys.description(Map.of("input_scaling", "standardise")), data)
            .of(data);
    float unit = scaled.training().features()[1][0] - scaled.training().features()[0][0];
    assertThat(scaled.validation().features()[0][0] - scaled.training().features()[0][0])
        .isCloseTo(10 * 16 * unit, within(1e-3f));
  }

  @Test
  void badUnitsNoLongerHurt() {
    TrainingData data = Flowers.data();
    TrainingData inGrams =
        data.withTraining(times(1e4f, data.training()))
            .withValidation(times(1e4f, data.validation()));
    Map<String, String> scaled = Map.of("input_scaling", "standardise", "epochs", "20");
    assertThat(Histories.end(Toys.train(inGrams, scaled).history(), Metric.VALIDATION_ACCURACY))
        .isGreaterThan(0.85)
        .isGreaterThan(
            Histories.end(
                Toys.train(inGrams, Map.of("epochs", "20")).history(), Metric.VALIDATION_ACCURACY));
  }

  private static Examples times(float factor, Examples examples) {
    float[][] features = new float[examples.size()][examples.inputs()];
    for (int k = 0; k < features.length; k++) {
      for (int column = 0; column < features[k].length; column++) {
        features[k][column] = factor * examples.features()[k][column];
      }
    }
    return new Examples(features, examples.targets());
  }

  private static InputTransform fitted(Map<String, String> changes) {
    return InputTransform.fitted(Toys.description(changes), data(ROWS));
  }

  private static TrainingData data(float[][] rows) {
    Examples examples = new Examples(rows, new float[rows.length][1]);
    return new TrainingData(examples, examples, List.of());
  }
}

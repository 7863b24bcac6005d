package dev.mltd.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImprovementBoundsTest {
  private static final double CONFIDENCE = 0.9;

  /** Of the fifteen ratios of five pairs, the third smallest and the third largest. */
  @Test
  void fivePairsLeaveTwoRatiosOutAtEitherEnd() {
    double[] control = {1, 1, 1, 1, 1};
    double[] treatment = {0.9, 0.8, 0.7, 0.6, 0.5};
    ImprovementBounds bounds = ImprovementBounds.of(control, treatment, CONFIDENCE);
    assertThat(bounds.lower()).isCloseTo(0.2, within(1e-12));
    assertThat(bounds.upper()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void threePairsBoundNothing() {
    double[] errors = {1, 2, 3};
    assertThat(ImprovementBounds.of(errors, errors, CONFIDENCE))
        .isEqualTo(new ImprovementBounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  @Test
  void theUnitOfTheErrorsDoesNotMatter() {
    double[] control = {3, 4, 5, 6, 7};
    double[] treatment = {2, 4, 3, 5, 4};
    ImprovementBounds bounds = ImprovementBounds.of(control, treatment, CONFIDENCE);
    ImprovementBounds scaled =
        ImprovementBounds.of(times(1000, control), times(1000, treatment), CONFIDENCE);
    assertThat(scaled.lower()).isCloseTo(bounds.lower(), within(1e-12));
    assertThat(scaled.upper()).isCloseTo(bounds.upper(), within(1e-12));
  }

  /** A score that grows is an error below zero: from 10 to 12 is an improvement of a fifth. */
  @Test
  void negativeErrorsImproveDownwards() {
    double[] control = {-10, -10, -10, -10, -10};
    double[] treatment = {-12, -12, -12, -12, -12};
    assertThat(ImprovementBounds.of(control, treatment, CONFIDENCE).lower())
        .isCloseTo(0.2, within(1e-12));
  }

  /** A perfect run cannot get better, only worse. */
  @Test
  void aControlWithoutErrorSpeaksForNoImprovement() {
    double[] control = {0, 1, 1, 1, 1};
    assertThat(
            ImprovementBounds.of(control, new double[] {0, 0.8, 0.8, 0.8, 0.8}, CONFIDENCE).upper())
        .isCloseTo(0.2, within(1e-12));
    assertThat(
            ImprovementBounds.of(control, new double[] {0.1, 0.8, 0.8, 0.8, 0.8}, CONFIDENCE)
                .lower())
        .isCloseTo(0.1, within(1e-12));
  }

  @Test
  void refusesErrorsOfBothSignsAndArmsThatDoNotMatch() {
    assertThatThrownBy(
            () -> ImprovementBounds.of(new double[] {1, -1}, new double[] {1, 1}, CONFIDENCE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ImprovementBounds.of(new double[] {1, 1}, new double[] {1}, CONFIDENCE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8, 9})
  void eachBoundHoldsAtLeastAsOftenAsItPromises(int pairs) {
    double truth = 0.3;
    Random random = new Random(pairs);
    int repeats = 3000;
    int above = 0;
    int below = 0;
    for (int k = 0; k < repeats; k++) {
      double[] control = new double[pairs];
      double[] treatment = new double[pairs];
      for (int pair = 0; pair < pairs; pair++) {
        double seed = 1 + 0.1 * random.nextGaussian();
        control[pair] = seed + 0.1 * random.nextGaussian();
        treatment[pair] = (1 - truth) * (seed + 0.1 * random.nextGaussian());
      }
      ImprovementBounds bounds = ImprovementBounds.of(control, treatment, CONFIDENCE);
      above += bounds.lower() > truth ? 1 : 0;
      below += bounds.upper() < truth ? 1 : 0;
    }
    assertThat(above / (double) repeats).isBetween(0.05, 0.115);
    assertThat(below / (double) repeats).isBetween(0.05, 0.115);
  }

  private static double[] times(double factor, double[] values) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }
}
